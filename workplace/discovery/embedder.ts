import { Worker } from 'node:worker_threads';
import type { Address } from '../../storage/index.ts';
import type { Change, FromEmbedder, Task, ToEmbedder } from './engine/messages.ts';

/** A thread that knows what sentences say; see `engine/embedding.ts`. */
export interface Embedder {
  /** Which way a text points; null where that is not known soon enough to be waited for. */
  directionOf(text: string): Promise<Int8Array | null>;
  hear(change: Change): void;
  /** Resolves when all entries that were heard of so far are done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  worker: string | URL;
  address: Address;
  /** Called when of more entries than before it is known which way they point. */
  embedded(): void;
  log(message: string, fields: object): void;
}

/** Prior art is better with it, and not worth waiting for longer. */
const patience = 40;
/** Whoever comes when so many are waiting would not have an answer in time. */
const mostWaiting = 4;
/** The last texts that were asked about: whoever writes on is asked about the same beginning. */
const mostKnown = 100;
const rest = 60_000;

const rewording = new Set(['entryPublished', 'entryEdited', 'entryActedOn']);

export function makeEmbedder({ worker: file, address, embedded, log }: Options): Embedder {
  const asked = new Map<number, (direction: Int8Array | null) => void>();
  const known = new Map<string, Promise<Int8Array | null>>();
  let number = 0;
  let closed = false;
  let worker: Worker | null = null;
  open();

  function open(): void {
    if (closed) return;
    const next = new Worker(file, {
      workerData: { do: 'embed', address, sentences: true } satisfies Task,
    });
    next.on('message', hearWorker);
    next.on('error', (error) => log('sentences broke down', { error: String(error) }));
    next.on('exit', () => {
      worker = null;
      for (const [, answer] of asked) answer(null);
      asked.clear();
      setTimeout(open, rest).unref();
    });
    next.unref();
    worker = next;
  }

  function hearWorker(message: FromEmbedder): void {
    if (message.say === 'embedded') embedded();
    else if (message.say === 'stumbled') log('sentences stumbled', { error: message.error });
    else {
      asked.get(message.number)?.(message.say === 'answer' ? message.direction : null);
      asked.delete(message.number);
    }
  }

  function answered(send: (number: number) => ToEmbedder): Promise<Int8Array | null> {
    const to = worker;
    if (!to) return Promise.resolve(null);
    number += 1;
    const mine = number;
    return new Promise((resolve) => {
      asked.set(mine, resolve);
      to.postMessage(send(mine));
    });
  }

  /** What comes too late for one question is there for the next. */
  function know(text: string): Promise<Int8Array | null> {
    const before = known.get(text);
    if (before) return before;
    if (asked.size >= mostWaiting) return Promise.resolve(null);
    const answer = answered((own) => ({ say: 'ask', number: own, text }));
    known.set(text, answer);
    if (known.size > mostKnown) known.delete(known.keys().next().value!);
    void answer.then((direction) => direction ?? known.delete(text));
    return answer;
  }

  return {
    directionOf: (text) => (text === '' ? Promise.resolve(null) : inTime(know(text))),
    hear({ name, entryId }) {
      if (name === 'importFinished') worker?.postMessage({ say: 'reload' } satisfies ToEmbedder);
      if (!entryId || !rewording.has(name)) return;
      worker?.postMessage({ say: 'changed', entry: entryId } satisfies ToEmbedder);
    },
    settled: async () => void (await answered((own) => ({ say: 'settle', number: own }))),
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function inTime<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patience, null);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
