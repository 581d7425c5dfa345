import { Worker } from 'node:worker_threads';
import type { DatabaseAddress } from '../../storage/index.ts';
import { makeEmbeddingClient } from './embedding-client.ts';
import { membershipEvents } from './index/membership-events.ts';
import type {
  Answer,
  FromSearchWorker,
  IndexChange,
  Question,
  ToSearchWorker,
  WorkerTask,
} from './index/worker-messages.ts';

/** The index of all works, in a thread beside the program. */
export interface SearchIndex {
  /** Null while the index is being read: then the database is asked instead. */
  ask<Q extends Question>(question: Q): Promise<Answer<Q> | null>;
  /** Which way a text's sentences point; null where nobody asked for that, or it is not known soon. */
  embed(text: string): Promise<Int8Array | null>;
  /** Whether the index is being read for the first time. */
  isLoading(): boolean;
  /** Hears what happened, here or in another process. */
  handleChange(change: IndexChange): void;
  /** Reads everything again and learns anew; what is there answers meanwhile. */
  rebuild(): Promise<void>;
  /** Resolves when everything that was heard of so far is in the index, meaning included. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

declare module '../kernel/write.ts' {
  interface QueryContext {
    /** The index of all works; where there is none, the database is asked instead. */
    readonly searchIndex?: SearchIndex;
  }
}

interface SearchIndexOptions {
  /** The file of `index/worker.ts`, built or not. */
  worker: string | URL;
  address: DatabaseAddress;
  /** Whether sentences are compared, by a model in a further thread. */
  usesSentenceModel: boolean;
  log(message: string, fields: object): void;
}

/** Happenings that change no word and nobody's view of one. */
const ignoredEvents = new Set([
  'reactionChanged',
  'linkAdded',
  'linkRemoved',
  'flagSettled',
  'peopleAsked',
]);

/** Enough for questions, and not kept after reading. */
const MAX_YOUNG_GENERATION_MB = 8;

export function makeSearchIndex({
  worker: file,
  address,
  usesSentenceModel,
  log,
}: SearchIndexOptions): SearchIndex {
  const pending = new Map<number, (answer: never) => void>();
  let number = 0;
  let closed = false;
  let training: Promise<void> | null = null;
  let trainer: Worker | null = null;
  let trainsAgain = false;
  let loaded = false;
  let worker = open();
  const embedder = usesSentenceModel
    ? makeEmbeddingClient({ worker: file, address, onEmbedded: handleEmbedded, log })
    : null;

  function open(): Worker {
    const next = new Worker(file, {
      workerData: { role: 'search', address, usesSentenceModel } satisfies WorkerTask,
      resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB },
    });
    next.on('message', handleMessage);
    next.on('error', (error) => log('search index worker crashed', { error: String(error) }));
    next.on('exit', () => {
      loaded = false;
      for (const [, answer] of pending) answer(null as never);
      pending.clear();
      if (!closed) setTimeout(reopen, 1000).unref();
    });
    next.unref();
    return next;
  }

  function reopen(): void {
    if (!closed) worker = open();
  }

  function handleMessage(message: FromSearchWorker): void {
    if (message.type === 'answer' || message.type === 'flushed') {
      pending.get(message.number)?.((message.type === 'answer' ? message.answer : null) as never);
      pending.delete(message.number);
    } else if (message.type === 'loaded') loaded = true;
    else if (message.type === 'trainingNeeded') void train();
    else if (message.type === 'failed')
      log('search index worker error, retrying', { error: message.error });
  }

  function post(message: ToSearchWorker): void {
    worker.postMessage(message);
  }

  function handleEmbedded(): void {
    if (!closed) post({ type: 'embedded' });
  }

  function request<T>(send: (number: number) => ToSearchWorker): Promise<T> {
    number += 1;
    const own = number;
    return new Promise<T>((resolve) => {
      pending.set(own, resolve as (answer: never) => void);
      post(send(own));
    });
  }

  /** Learning takes its own thread, which gives its memory back; what comes meanwhile waits. */
  function train(): Promise<void> {
    trainsAgain = training !== null;
    training ??= trainInThread().finally(() => {
      training = null;
      if (trainsAgain && !closed) void train();
    });
    return training;
  }

  function trainInThread(): Promise<void> {
    return new Promise((resolve) => {
      trainer = new Worker(file, {
        workerData: { role: 'train', address, usesSentenceModel } satisfies WorkerTask,
        resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB },
      });
      trainer.on('error', (error) => log('search index training failed', { error: String(error) }));
      trainer.on('exit', () => {
        if (!closed) post({ type: 'trained' });
        resolve();
      });
      trainer.unref();
    });
  }

  async function whenIdle(): Promise<void> {
    do {
      await request<null>((own) => ({ type: 'flush', number: own }));
      await training;
    } while (training);
    await embedder?.whenIdle();
    await request<null>((own) => ({ type: 'flush', number: own }));
  }

  return {
    ask: (question) => request((own) => ({ type: 'question', number: own, question })),
    embed: async (text) => (await embedder?.embed(text)) ?? null,
    isLoading: () => !loaded,
    handleChange(change) {
      embedder?.handleChange(change);
      if (change.name === 'importFinished') post({ type: 'reload' });
      else if (membershipEvents.has(change.name)) post({ type: 'peopleChanged' });
      else if (change.name === 'spaceChanged') post({ type: 'spaceChanged' });
      else if (change.entryId && !ignoredEvents.has(change.name))
        post({ type: 'entryChanged', change });
    },
    async rebuild() {
      post({ type: 'reload' });
      await train();
      await whenIdle();
    },
    whenIdle,
    async close() {
      closed = true;
      await Promise.all([worker.terminate(), trainer?.terminate(), embedder?.close()]);
    },
  };
}
