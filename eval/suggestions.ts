import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../app/config.ts';
import { openDatabase } from '../app/database.ts';
import { runProgram } from '../test/program.ts';
import { runTrainingJob } from '../workplace/search/index/training-job.ts';
import { suggestAtRandom, suggestByAdamicAdar, suggestByPopularity } from './contact-baselines.ts';
import {
  calculateListMetrics,
  metricNames,
  type SuggestionList,
  splitContacts,
} from './contact-split.ts';
import { makeHandle, readContacts, readUnits, writeArchive } from './replay.ts';

/**
 * `npm run eval:suggestions -- GRAPH LABELS`: replays what happened before a cut (the first four
 * fifths of the contacts) as conversations, asks the API whom everybody might meet beyond their
 * unit, and counts whom of these they met afterwards.
 */
const [graph, labels] = process.argv.slice(2);
if (!graph || !labels) {
  console.error('Usage: npm run eval:suggestions -- GRAPH LABELS');
  process.exit(2);
}

const contacts = await readContacts(resolve(graph));
const units = await readUnits(resolve(labels));
const cutoff = contacts[Math.floor(contacts.length * 0.8)]?.time ?? 0;
const before = contacts.filter(({ time }) => time < cutoff);
const split = splitContacts(before, contacts.slice(before.length), units);
const { people } = split;
console.log(
  `${people.length} people, ${before.length} contacts before the cut; ${split.met.size} met someone outside their unit after it`,
);

const folder = await mkdtemp(join(tmpdir(), 'commonplace-eval-'));
const program = await runProgram();
try {
  const archive = join(folder, 'replay.ndjson');
  await writeArchive(archive, { people, units, contacts: before, until: cutoff });
  await program.cli('import', 'archive', archive);
  await trainAndRestart();
  printMetrics('commonplace', await collectFromApi());
  printMetrics('random', suggestAtRandom(split));
  printMetrics('popularity', suggestByPopularity(split));
  printMetrics('adamic-adar', suggestByAdamicAdar(split));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

/** Learns as each night, then is started anew, as it would be next morning. */
async function trainAndRestart(): Promise<void> {
  await program.kill('SIGTERM');
  const config = readConfig({ DATA_DIR: program.dataDir });
  const options = { name: 'commonplace eval', log: () => {}, canCreate: true };
  const { db, close } = await openDatabase(config, options);
  await runTrainingJob(db);
  await close();
  await program.again();
  const state = async () => (await fetch(`${program.address}/readyz`)).text();
  for (let tries = 0; tries < 600 && (await state()) !== 'ready\n'; tries += 1) await pause(500);
}

/** As an administrator, who may ask for everybody. */
async function collectFromApi(): Promise<Map<string, SuggestionList>> {
  await program.cli('person', 'add', '--handle', 'asker', '--name', 'Asker', '--admin');
  const made = await program.cli('token', 'create', '--person', 'asker', '--scope', 'admin');
  const headers = { authorization: `Bearer ${made.trim()}` };
  const place = new Map(people.map((person, i) => [makeHandle(i), person]));
  const suggested = new Map<string, SuggestionList>();
  for (const [handle, person] of place) {
    const query = 'type=person&outside=unit&limit=10';
    const answer = await fetch(`${program.address}/api/v1/people/${handle}/suggestions?${query}`, {
      headers,
    });
    if (!answer.ok) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
    const { items } = (await answer.json()) as { items: SuggestionItem[] };
    suggested.set(person, {
      people: items.flatMap((item) => place.get(item.person.handle) ?? []),
      explainedCount: items.filter(({ why, via }) => why && via.length > 0).length,
    });
  }
  return suggested;
}

interface SuggestionItem {
  person: { handle: string };
  why: string;
  via: unknown[];
}

function printMetrics(method: string, suggested: ReadonlyMap<string, SuggestionList>): void {
  if (method === 'commonplace') console.log(`${''.padEnd(12)} ${metricNames.join(' ')}`);
  const figures = calculateListMetrics(split, suggested).map((figure) => figure.toFixed(4));
  console.log(`${method.padEnd(12)} ${figures.join(' ')}`);
}
