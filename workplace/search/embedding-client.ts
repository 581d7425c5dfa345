import { Worker } from 'node:worker_threads';
import type { DatabaseAddress } from '../../storage/index.ts';
import type {
  FromEmbeddingWorker,
  IndexChange,
  ToEmbeddingWorker,
  WorkerTask,
} from './index/worker-messages.ts';

/** A thread that knows what sentences say; see `index/embedding-worker.ts`. */
export interface EmbeddingClient {
  /** Which way a text points; null where that is not known soon enough to be waited for. */
  embed(text: string): Promise<Int8Array | null>;
  handleChange(change: IndexChange): void;
  /** Resolves when all entries that were heard of so far are done. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface EmbeddingClientOptions {
  worker: string | URL;
  address: DatabaseAddress;
  /** Called when of more entries than before it is known which way they point. */
  onEmbedded(): void;
  log(message: string, fields: object): void;
}

/** Prior art is better with it, and not worth waiting for longer. */
const MAX_WAIT_MS = 40;
/** Whoever comes when so many are waiting would not have an answer in time. */
const MAX_PENDING = 4;
/** The last texts that were asked about: whoever writes on is asked about the same beginning. */
const MAX_CACHED_TEXTS = 100;
const RESTART_DELAY_MS = 60_000;

const contentEvents = new Set(['entryPublished', 'entryEdited', 'entryActionApplied']);

export function makeEmbeddingClient({
  worker: file,
  address,
  onEmbedded,
  log,
}: EmbeddingClientOptions): EmbeddingClient {
  const pending = new Map<number, (embedding: Int8Array | null) => void>();
  const known = new Map<string, Promise<Int8Array | null>>();
  let number = 0;
  let closed = false;
  let worker: Worker | null = null;
  open();

  function open(): void {
    if (closed) return;
    const next = new Worker(file, {
      workerData: { role: 'embed', address, usesSentenceModel: true } satisfies WorkerTask,
    });
    next.on('message', handleMessage);
    next.on('error', (error) => log('embedding worker crashed', { error: String(error) }));
    next.on('exit', () => {
      worker = null;
      for (const [, answer] of pending) answer(null);
      pending.clear();
      setTimeout(open, RESTART_DELAY_MS).unref();
    });
    next.unref();
    worker = next;
  }

  function handleMessage(message: FromEmbeddingWorker): void {
    if (message.type === 'embedded') onEmbedded();
    else if (message.type === 'failed')
      log('embedding worker error, retrying', { error: message.error });
    else {
      pending.get(message.number)?.(message.type === 'answer' ? message.embedding : null);
      pending.delete(message.number);
    }
  }

  function request(send: (number: number) => ToEmbeddingWorker): Promise<Int8Array | null> {
    const to = worker;
    if (!to) return Promise.resolve(null);
    number += 1;
    const own = number;
    return new Promise((resolve) => {
      pending.set(own, resolve);
      to.postMessage(send(own));
    });
  }

  /** What comes too late for one question is there for the next. */
  function embedCached(text: string): Promise<Int8Array | null> {
    const before = known.get(text);
    if (before) return before;
    if (pending.size >= MAX_PENDING) return Promise.resolve(null);
    const answer = request((own) => ({ type: 'question', number: own, text }));
    known.set(text, answer);
    if (known.size > MAX_CACHED_TEXTS) known.delete(known.keys().next().value!);
    void answer.then((embedding) => embedding ?? known.delete(text));
    return answer;
  }

  return {
    embed: (text) => (text === '' ? Promise.resolve(null) : withTimeout(embedCached(text))),
    handleChange({ name, entryId }) {
      if (name === 'importFinished')
        worker?.postMessage({ type: 'reload' } satisfies ToEmbeddingWorker);
      if (!entryId || !contentEvents.has(name)) return;
      worker?.postMessage({ type: 'entryChanged', entry: entryId } satisfies ToEmbeddingWorker);
    },
    whenIdle: async () => void (await request((own) => ({ type: 'flush', number: own }))),
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function withTimeout<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS, null);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
