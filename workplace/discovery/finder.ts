import { Worker } from 'node:worker_threads';
import type { Address } from '../../storage/index.ts';
import { makeEmbedder } from './embedder.ts';
import type { Answer, Change, FromWorker, Question, Task, ToWorker } from './engine/messages.ts';
import { moving } from './engine/moving.ts';

/** The index of all works, in a thread beside the program. */
export interface Finder {
  /** Null while the index is being read: then the database is asked instead. */
  ask<Q extends Question>(question: Q): Promise<Answer<Q> | null>;
  /** Which way a text's sentences point; null where nobody asked for that, or it is not known soon. */
  directionOf(text: string): Promise<Int8Array | null>;
  /** Whether the index is being read for the first time. */
  reading(): boolean;
  /** Hears what happened, here or in another process. */
  hear(change: Change): void;
  /** Reads everything again and learns anew; what is there answers meanwhile. */
  renew(): Promise<void>;
  /** Resolves when everything that was heard of so far is in the index, meaning included. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** The file of `engine/worker.ts`, built or not. */
  worker: string | URL;
  address: Address;
  /** Whether sentences are compared, by a model in a further thread. */
  sentences: boolean;
  log(message: string, fields: object): void;
}

/** Happenings that change no word and nobody's view of one. */
const idle = new Set(['reactionChanged', 'linkAdded', 'linkRemoved', 'flagSettled', 'peopleAsked']);

/** Enough for questions, and not kept after reading. */
const maxYoungGenerationSizeMb = 8;

export function makeFinder({ worker: file, address, sentences, log }: Options): Finder {
  const asked = new Map<number, (answer: never) => void>();
  let number = 0;
  let closed = false;
  let learning: Promise<void> | null = null;
  let learner: Worker | null = null;
  let again = false;
  let loaded = false;
  let worker = open();
  const embedder = sentences ? makeEmbedder({ worker: file, address, embedded, log }) : null;

  function open(): Worker {
    const next = new Worker(file, {
      workerData: { do: 'find', address, sentences } satisfies Task,
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    next.on('message', hearWorker);
    next.on('error', (error) => log('the index broke down', { error: String(error) }));
    next.on('exit', () => {
      loaded = false;
      for (const [, answer] of asked) answer(null as never);
      asked.clear();
      if (!closed) setTimeout(reopen, 1000).unref();
    });
    next.unref();
    return next;
  }

  function reopen(): void {
    if (!closed) worker = open();
  }

  function hearWorker(message: FromWorker): void {
    if (message.say === 'answer' || message.say === 'settled') {
      asked.get(message.number)?.((message.say === 'answer' ? message.answer : null) as never);
      asked.delete(message.number);
    } else if (message.say === 'loaded') loaded = true;
    else if (message.say === 'unlearnt') void learn();
    else if (message.say === 'stumbled') log('the index stumbled', { error: message.error });
  }

  function tell(message: ToWorker): void {
    worker.postMessage(message);
  }

  function embedded(): void {
    if (!closed) tell({ say: 'embedded' });
  }

  function answered<T>(send: (number: number) => ToWorker): Promise<T> {
    number += 1;
    const mine = number;
    return new Promise<T>((resolve) => {
      asked.set(mine, resolve as (answer: never) => void);
      tell(send(mine));
    });
  }

  /** Learning takes its own thread, which gives its memory back; what comes meanwhile waits. */
  function learn(): Promise<void> {
    again = learning !== null;
    learning ??= learnInThread().finally(() => {
      learning = null;
      if (again && !closed) void learn();
    });
    return learning;
  }

  function learnInThread(): Promise<void> {
    return new Promise((resolve) => {
      learner = new Worker(file, {
        workerData: { do: 'learn', address, sentences } satisfies Task,
        resourceLimits: { maxYoungGenerationSizeMb },
      });
      learner.on('error', (error) => log('nothing was learnt', { error: String(error) }));
      learner.on('exit', () => {
        if (!closed) tell({ say: 'learnt' });
        resolve();
      });
      learner.unref();
    });
  }

  async function settled(): Promise<void> {
    do {
      await answered<null>((own) => ({ say: 'settle', number: own }));
      await learning;
    } while (learning);
    await embedder?.settled();
    await answered<null>((own) => ({ say: 'settle', number: own }));
  }

  return {
    ask: (question) => answered((own) => ({ say: 'ask', number: own, question })),
    directionOf: async (text) => (await embedder?.directionOf(text)) ?? null,
    reading: () => !loaded,
    hear(change) {
      embedder?.hear(change);
      if (change.name === 'importFinished') tell({ say: 'reload' });
      else if (moving.has(change.name)) tell({ say: 'peopleChanged' });
      else if (change.name === 'spaceChanged') tell({ say: 'spaceChanged' });
      else if (change.entryId && !idle.has(change.name)) tell({ say: 'changed', change });
    },
    async renew() {
      tell({ say: 'reload' });
      await learn();
      await settled();
    },
    settled,
    async close() {
      closed = true;
      await Promise.all([worker.terminate(), learner?.terminate(), embedder?.close()]);
    },
  };
}
