import { basename, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../app/config.ts';
import { openDatabase } from '../app/database.ts';
import { runProgram } from '../test/program.ts';
import { MIN_ENTRIES_TO_TRAIN } from '../workplace/search/index/train-lsa.ts';
import { makeBm25Method, makeTsRankMethod, type SearchMethod } from './baselines.ts';
import { maskDump } from './mask-dump.ts';
import {
  calculateMean,
  calculateQueryMetrics,
  permutationTest,
  type QueryMetrics,
} from './metrics.ts';

/**
 * `npm run eval:prior-art -- DIR`: hides the links of a Stack Exchange dump, asks the API with the
 * title of each question that had some, and counts how many of what it linked to come back.
 */
const dump = process.argv[2];
if (!dump) {
  console.error('Usage: npm run eval:prior-art -- DIR');
  process.exit(2);
}

interface EvalQuestion {
  id: string;
  title: string;
  relevant: Map<string, number>;
}

const maskedDump = await maskDump(resolve(dump));
const program = await runProgram();
const config = readConfig({ DATA_DIR: program.dataDir, SENTENCES: process.env.SENTENCES });
const databaseOptions = { name: 'commonplace eval', log: () => {}, canCreate: false };
const { db, close } = await openDatabase(config, databaseOptions);
try {
  await program.cli('import', 'stack-exchange', maskedDump.folder);
  await program.cli('person', 'add', '--handle', 'asker', '--name', 'Asker');
  const token = (await program.cli('token', 'create', '--person', 'asker')).trim();
  await waitUntilTrained();
  const questions = await loadQuestions(basename(dump));
  console.log(`${questions.length} of ${await countEntries()} questions had links`);
  await printComparison(
    [
      ['commonplace', makeCommonplaceMethod(program.address, token)],
      ['bm25', await makeBm25Method(db)],
      ['ts_rank', makeTsRankMethod(db)],
    ],
    questions,
  );
} finally {
  await close();
  await program.close();
  await maskedDump.remove();
}

/** The house learns by itself after an import; then it is started anew, as it would be next morning. */
async function waitUntilTrained(): Promise<void> {
  const enough = (await countEntries()) >= MIN_ENTRIES_TO_TRAIN;
  const learnt = async () =>
    !enough || (await db.selectFrom('meanings').select('id').executeTakeFirst()) !== undefined;
  for (let tries = 0; tries < 600 && !(await learnt()); tries += 1) await pause(500);
  while (config.usesSentenceModel && (await countSentences()) < (await countEntries()))
    await pause(500);
  await program.kill('SIGTERM');
  await program.again();
  const state = async () => (await fetch(`${program.address}/readyz`)).text();
  for (let tries = 0; tries < 600 && (await state()) !== 'ready\n'; tries += 1) await pause(500);
}

async function countEntries(): Promise<number> {
  const row = await db
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function countSentences(): Promise<number> {
  const row = await db
    .selectFrom('sentences')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Questions that linked to others which are in the dump as well. */
async function loadQuestions(site: string): Promise<EvalQuestion[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['id', 'title', 'origin'])
    .orderBy('id')
    .execute();
  const prefix = `stack-exchange:${site}:question:`;
  const byPost = new Map(rows.map((row) => [row.origin?.replace(prefix, '') ?? '', row]));
  return [...maskedDump.relevant].flatMap(([post, linked]) => {
    const entry = byPost.get(post);
    const relevant = new Map(
      [...linked].flatMap(([to, grade]) => {
        const target = byPost.get(to);
        return target ? [[target.id, grade] as const] : [];
      }),
    );
    return entry && relevant.size > 0 ? [{ id: entry.id, title: entry.title, relevant }] : [];
  });
}

/** With sentences asked twice, as whoever writes on is: what came too late the first time is there. */
function makeCommonplaceMethod(address: string, token: string): SearchMethod {
  const once = makeApiMethod(address, token);
  return async (title) => {
    if (config.usesSentenceModel) await once(title).then(() => pause(200));
    return once(title);
  };
}

function makeApiMethod(address: string, token: string): SearchMethod {
  return async (title) => {
    const response = await fetch(`${address}/api/v1/prior-art`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title, limit: 50 }),
    });
    if (!response.ok) throw new Error(`The API answered ${response.status}.`);
    const { items } = (await response.json()) as { items: { id: string }[] };
    return items.map(({ id }) => id);
  };
}

async function printComparison(
  methods: [string, SearchMethod][],
  questions: EvalQuestion[],
): Promise<void> {
  console.log(`${'method'.padEnd(12)} nDCG@10    MRR  recall@10`);
  const results = new Map<string, QueryMetrics[]>();
  for (const [name, method] of methods) {
    const figures: QueryMetrics[] = [];
    for (const { id, title, relevant } of questions) {
      const answers = (await method(title)).filter((answer) => answer !== id);
      figures.push(calculateQueryMetrics(answers, relevant));
    }
    results.set(name, figures);
    const columns = (['ndcg', 'reciprocalRank', 'recall'] as const).map((metric) =>
      calculateMean(figures.map((figure) => figure[metric])).toFixed(4),
    );
    console.log(`${name.padEnd(12)}  ${columns.join(' ')}`);
  }
  const ndcg = (name: string) => results.get(name)!.map((figure) => figure.ndcg);
  for (const other of ['bm25', 'ts_rank']) {
    const p = permutationTest(ndcg('commonplace'), ndcg(other));
    console.log(
      `commonplace against ${other}, paired permutation test on nDCG@10: p = ${p.toFixed(4)}`,
    );
  }
}
