import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../app/config.ts';
import { openDatabase } from '../app/database.ts';
import { runProgram } from '../test/program.ts';
import { learnFromStored } from '../workplace/discovery/engine/learning.ts';
import { columns, figuresOf, meetingOf, type Suggested } from './meeting.ts';
import { atRandom, byAdamicAdar, byPopularity } from './meeting-baselines.ts';
import { handleOf, readContacts, readUnits, writeArchive } from './replay.ts';

/**
 * `npm run eval:suggestions -- GRAPH LABELS`: replays what happened before a cut (the first four
 * fifths of the contacts) as conversations, asks the API whom everybody might meet beyond their
 * unit, and counts whom of these they met afterwards.
 */
const [graph, labels] = process.argv.slice(2);
if (!graph || !labels) {
  console.error('Say which graph and units: npm run eval:suggestions -- GRAPH LABELS');
  process.exit(2);
}

const contacts = await readContacts(resolve(graph));
const units = await readUnits(resolve(labels));
const until = contacts[Math.floor(contacts.length * 0.8)]?.time ?? 0;
const before = contacts.filter(({ time }) => time < until);
const meeting = meetingOf(before, contacts.slice(before.length), units);
const { people } = meeting;
console.log(
  `${people.length} people, ${before.length} contacts before the cut; ${meeting.met.size} met somebody beyond their unit after it`,
);

const folder = await mkdtemp(join(tmpdir(), 'commonplace-eval-'));
const program = await runProgram();
try {
  const archive = join(folder, 'replay.ndjson');
  await writeArchive(archive, { people, units, contacts: before, until });
  await program.cli('import', 'archive', archive);
  await learnt();
  print('commonplace', await throughApi());
  print('random', atRandom(meeting));
  print('popularity', byPopularity(meeting));
  print('adamic-adar', byAdamicAdar(meeting));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

/** Learns as each night, then is started anew, as it would be next morning. */
async function learnt(): Promise<void> {
  await program.kill('SIGTERM');
  const config = readConfig({ DATA_DIR: program.dataDir });
  const alone = { name: 'commonplace eval', log: () => {}, mayBegin: true };
  const { db, close } = await openDatabase(config, alone);
  await learnFromStored(db);
  await close();
  await program.again();
  const state = async () => (await fetch(`${program.address}/readyz`)).text();
  for (let tries = 0; tries < 600 && (await state()) !== 'ready\n'; tries += 1) await pause(500);
}

/** As an administrator, who may ask for everybody. */
async function throughApi(): Promise<Map<string, Suggested>> {
  await program.cli('person', 'add', '--handle', 'asker', '--name', 'Asker', '--admin');
  const made = await program.cli('token', 'create', '--person', 'asker', '--scope', 'admin');
  const headers = { authorization: `Bearer ${made.trim()}` };
  const place = new Map(people.map((person, i) => [handleOf(i), person]));
  const suggested = new Map<string, Suggested>();
  for (const [handle, person] of place) {
    const query = 'type=person&outside=unit&limit=10';
    const answer = await fetch(`${program.address}/api/v1/people/${handle}/suggestions?${query}`, {
      headers,
    });
    if (!answer.ok) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
    const { items } = (await answer.json()) as { items: Item[] };
    suggested.set(person, {
      people: items.flatMap((item) => place.get(item.person.handle) ?? []),
      explained: items.filter(({ why, via }) => why && via.length > 0).length,
    });
  }
  return suggested;
}

interface Item {
  person: { handle: string };
  why: string;
  via: unknown[];
}

function print(method: string, suggested: ReadonlyMap<string, Suggested>): void {
  if (method === 'commonplace') console.log(`${''.padEnd(12)} ${columns.join(' ')}`);
  const figures = figuresOf(meeting, suggested).map((figure) => figure.toFixed(4));
  console.log(`${method.padEnd(12)} ${figures.join(' ')}`);
}
