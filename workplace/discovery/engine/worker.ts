import { Session } from 'node:inspector/promises';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connect, type Database } from '../../../storage/index.ts';
import { answerTo } from './answer.ts';
import { fewestEntries } from './learn.ts';
import { learnFromStored } from './learning.ts';
import { follow, learnNewest, loadIndex } from './loading.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import { makeNews } from './news.ts';
import { takeSentences } from './stored-sentences.ts';
import { membersHere } from './stored-ties.ts';
import type { WorksIndex } from './works-index.ts';

/**
 * A thread of its own, so that no search and no learning keeps a page waiting. It has its own
 * connection to the database and follows what is written by what the house tells it.
 */
const { do: task, address, sentences } = workerData as Task;
const { db, close } = connect(address, { size: 2, name: `commonplace ${task}` });
const port = parentPort!;
const tell = (message: FromWorker) => port.postMessage(message);

/** News is gathered for so long, since a busy minute costs one reading then, not hundreds. */
const gathering = 150;
const between = 30_000;
const day = 86_400_000;

if (task === 'learn') {
  stepAside();
  await learnFromStored(db);
  await close();
} else if (task === 'embed') {
  // Brought in here alone: the model is nothing to whoever has not asked for it.
  const { serveSentences } = await import('./embedding.ts');
  await serveSentences(db, port);
} else {
  serve(db);
}

function serve(db: Database): void {
  let works: WorksIndex | null = null;
  let learntFrom = 0;
  let sentencesSince: Date | undefined;
  const news = makeNews(db);
  let under: Promise<void> = Promise.resolve();
  let gatherer: NodeJS.Timeout | null = null;
  let peopleChanged = false;

  /** One thing after the other; what fails is told of and tried again. */
  function then(act: () => Promise<void>): void {
    under = under.then(() => insist(act));
  }

  async function load(): Promise<void> {
    await news.begin();
    const read = await loadIndex(db);
    if (sentences) sentencesSince = await takeSentences(db, read.sentences);
    works = read;
    await tidy();
    learntFrom = works.meaning ? works.entries : 0;
    tell({ say: 'loaded' });
    sayUnlearnt(works);
  }

  function gather(): void {
    gatherer ??= setTimeout(() => then(catchUp), gathering);
  }

  async function catchUp(): Promise<void> {
    if (gatherer) clearTimeout(gatherer);
    gatherer = null;
    if (!works) return;
    if (peopleChanged) {
      peopleChanged = false;
      works.circle.admit(await membersHere(db));
    }
    for (let taken = news.take(); taken.length > 0; taken = news.take()) {
      await follow(db, works, taken);
    }
    sayUnlearnt(works);
  }

  async function takeOver(): Promise<void> {
    if (!works) return;
    await learnNewest(db, works);
    await tidy();
    learntFrom = works.entries;
  }

  async function takeEmbedded(): Promise<void> {
    if (!works || !sentences) return;
    sentencesSince = await takeSentences(db, works.sentences, sentencesSince);
  }

  /** What was learnt of a space that has been closed since is forgotten at once, and learnt anew without it. */
  async function forgetClosed(): Promise<void> {
    if (!works?.meaning) return;
    await learnNewest(db, works);
    if (!works.meaning) tell({ say: 'unlearnt' });
  }

  /** What no message told of: the wire was down, or another process learnt something. */
  async function lookAround(): Promise<void> {
    if (!works) return;
    if (await news.lookUp()) peopleChanged = true;
    await catchUp();
    await learnNewest(db, works);
    await takeEmbedded();
  }

  /** Young workplaces double quickly; what was learnt of the first few entries is soon too little. */
  function sayUnlearnt({ entries }: WorksIndex): void {
    if (entries < Math.max(fewestEntries, 2 * learntFrom)) return;
    learntFrom = entries;
    tell({ say: 'unlearnt' });
  }

  port.on('message', (message: ToWorker) => {
    if (message.say === 'ask') {
      const answer = works && answerTo(works, message.question);
      tell({ say: 'answer', number: message.number, answer });
    } else if (message.say === 'changed') {
      news.heard(message.change);
      gather();
    } else if (message.say === 'peopleChanged') {
      peopleChanged = true;
      gather();
    } else if (message.say === 'reload') then(load);
    else if (message.say === 'learnt') then(takeOver);
    else if (message.say === 'embedded') then(takeEmbedded);
    else if (message.say === 'spaceChanged') then(forgetClosed);
    else {
      then(catchUp);
      then(async () => tell({ say: 'settled', number: message.number }));
    }
  });
  then(load);
  setInterval(() => then(lookAround), between).unref();
  // Swept once a day: what was rewritten leaves empty places behind.
  setInterval(() => then(load), day).unref();
}

/** Learning has all night: whoever asks meanwhile comes first. Only Linux knows of one thread’s priority. */
function stepAside(): void {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
}

/** Reading leaves much behind that nothing here would soon ask V8 to give back. */
async function tidy(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

async function insist(act: () => Promise<void>): Promise<void> {
  for (let pause = 500; ; pause = Math.min(2 * pause, 30_000)) {
    try {
      return await act();
    } catch (error) {
      tell({ say: 'stumbled', error: String(error) });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
