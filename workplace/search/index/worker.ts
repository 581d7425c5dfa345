import { Session } from 'node:inspector/promises';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connect, type Database } from '../../../storage/index.ts';
import { answerQuestion } from './answer-question.ts';
import { makeChangeQueue } from './change-queue.ts';
import { loadEmbeddings } from './load-embeddings.ts';
import { applyChanges, loadIndex, refreshModel } from './load-index.ts';
import { loadActiveMembers } from './tie-queries.ts';
import { MIN_ENTRIES_TO_TRAIN } from './train-lsa.ts';
import { runTrainingJob } from './training-job.ts';
import type { FromSearchWorker, ToSearchWorker, WorkerTask } from './worker-messages.ts';
import type { WorksIndex } from './works-index.ts';

/**
 * A thread of its own, so that no search and no learning keeps a page waiting. It has its own
 * connection to the database and follows what is written by what the house tells it.
 */
const { role, address, usesSentenceModel } = workerData as WorkerTask;
const { db, close } = connect(address, { size: 2, name: `commonplace ${role}` });
const port = parentPort!;
const postToClient = (message: FromSearchWorker) => port.postMessage(message);

/** News is gathered for so long, since a busy minute costs one reading then, not hundreds. */
const DEBOUNCE_MS = 150;
const RECONCILE_INTERVAL_MS = 30_000;
const DAY_MS = 86_400_000;

if (role === 'train') {
  lowerPriority();
  await runTrainingJob(db);
  await close();
} else if (role === 'embed') {
  // Brought in here alone: the model is nothing to whoever has not asked for it.
  const { runEmbeddingWorker } = await import('./embedding-worker.ts');
  await runEmbeddingWorker(db, port);
} else {
  runSearchWorker(db);
}

function runSearchWorker(db: Database): void {
  let works: WorksIndex | null = null;
  let trainedEntryCount = 0;
  let embeddingsSince: Date | undefined;
  const changes = makeChangeQueue(db);
  let queue: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let peopleChanged = false;

  /** One thing after the other; what fails is told of and tried again. */
  function enqueue(act: () => Promise<void>): void {
    queue = queue.then(() => retryUntilDone(act));
  }

  async function load(): Promise<void> {
    await changes.reset();
    const read = await loadIndex(db);
    if (usesSentenceModel) embeddingsSince = await loadEmbeddings(db, read.embeddings);
    works = read;
    await collectGarbage();
    trainedEntryCount = works.model ? works.entryCount : 0;
    postToClient({ type: 'loaded' });
    requestTrainingIfNeeded(works);
  }

  function scheduleCatchUp(): void {
    timer ??= setTimeout(() => enqueue(catchUp), DEBOUNCE_MS);
  }

  async function catchUp(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!works) return;
    if (peopleChanged) {
      peopleChanged = false;
      works.socialGraph.setMembers(await loadActiveMembers(db));
    }
    for (let taken = changes.takeBatch(); taken.length > 0; taken = changes.takeBatch()) {
      await applyChanges(db, works, taken);
    }
    requestTrainingIfNeeded(works);
  }

  async function loadNewModel(): Promise<void> {
    if (!works) return;
    await refreshModel(db, works);
    await collectGarbage();
    trainedEntryCount = works.entryCount;
  }

  async function loadNewEmbeddings(): Promise<void> {
    if (!works || !usesSentenceModel) return;
    embeddingsSince = await loadEmbeddings(db, works.embeddings, embeddingsSince);
  }

  /** What was learnt of a space that has been closed since is forgotten at once, and learnt anew without it. */
  async function dropHiddenModel(): Promise<void> {
    if (!works?.model) return;
    await refreshModel(db, works);
    if (!works.model) postToClient({ type: 'trainingNeeded' });
  }

  /** What no message told of: the wire was down, or another process learnt something. */
  async function reconcile(): Promise<void> {
    if (!works) return;
    if (await changes.pollEvents()) peopleChanged = true;
    await catchUp();
    await refreshModel(db, works);
    await loadNewEmbeddings();
  }

  /** Young workplaces double quickly; what was learnt of the first few entries is soon too little. */
  function requestTrainingIfNeeded({ entryCount }: WorksIndex): void {
    if (entryCount < Math.max(MIN_ENTRIES_TO_TRAIN, 2 * trainedEntryCount)) return;
    trainedEntryCount = entryCount;
    postToClient({ type: 'trainingNeeded' });
  }

  port.on('message', (message: ToSearchWorker) => {
    if (message.type === 'question') {
      const answer = works && answerQuestion(works, message.question);
      postToClient({ type: 'answer', number: message.number, answer });
    } else if (message.type === 'entryChanged') {
      changes.enqueue(message.change);
      scheduleCatchUp();
    } else if (message.type === 'peopleChanged') {
      peopleChanged = true;
      scheduleCatchUp();
    } else if (message.type === 'reload') enqueue(load);
    else if (message.type === 'trained') enqueue(loadNewModel);
    else if (message.type === 'embedded') enqueue(loadNewEmbeddings);
    else if (message.type === 'spaceChanged') enqueue(dropHiddenModel);
    else {
      enqueue(catchUp);
      enqueue(async () => postToClient({ type: 'flushed', number: message.number }));
    }
  });
  enqueue(load);
  setInterval(() => enqueue(reconcile), RECONCILE_INTERVAL_MS).unref();
  // Swept once a day: what was rewritten leaves empty places behind.
  setInterval(() => enqueue(load), DAY_MS).unref();
}

/** Learning has all night: whoever asks meanwhile comes first. Only Linux knows of one thread’s priority. */
function lowerPriority(): void {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
}

/** Reading leaves much behind that nothing here would soon ask V8 to give back. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

async function retryUntilDone(act: () => Promise<void>): Promise<void> {
  for (let pause = 500; ; pause = Math.min(2 * pause, 30_000)) {
    try {
      return await act();
    } catch (error) {
      postToClient({ type: 'failed', error: String(error) });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
