import type { Writing } from '../happenings/index.ts';
import { alreadyHere, type Tally } from '../imports/report.ts';
import { Unreadable } from '../imports/unreadable.ts';
import { isCircle } from '../lineage/circle.ts';
import { type KnownPeople, knownPeople } from '../works/batch.ts';
import { besides } from './beside.ts';
import { dangling, findTargets, mustBeFree, mustBeWithin, mustResolve } from './check.ts';
import { derivations } from './derive.ts';
import { type Incoming, insertNew, isAsHere, keyOf } from './insert.ts';
import { type ReadRecord, readRecord } from './line.ts';
import type { RecordType } from './record-type.ts';
import type { Spool, Spooled } from './spool.ts';
import { wagerTypes } from './wager-types.ts';
import { apartFromWithdrawn } from './withdrawn.ts';
import { worthTypes } from './worth-types.ts';

interface Storing {
  spool: Spool;
  tally: Tally;
  /** Hears of each record that was new. */
  created(record: ReadRecord): void;
}

const mostRecords = 500;
const mostText = 8 * 2 ** 20;

/**
 * Stores all spooled records of a type. Those that refer to a later one of their type wait for the
 * next round; when a round stores none, they refer to nothing, or to each other in a circle.
 */
export async function storeType(tx: Writing, type: RecordType, storing: Storing): Promise<void> {
  const people = type.name in derivations ? await knownPeople(tx) : nobodyKnown;
  let heap = type.name;
  for (let round = 1; ; round += 1) {
    const later = `${type.name}-${round}`;
    let stored = 0;
    let waiting: ReadRecord[] = [];
    for await (const batch of batches(storing.spool.read(heap))) {
      const records = batch.map((spooled) => readNoting(type, spooled, storing, tx.now, round));
      const { ready, early } = await whatIsReady(tx, type, records);
      for (const i of early) await storing.spool.add(later, batch[i]!);
      waiting = keepSome(
        waiting,
        early.map((i) => records[i]!),
      );
      await storeBatch(tx, type, ready, storing, people);
      stored += ready.length;
    }
    if (waiting.length === 0) return;
    if (stored === 0) throw unresolved(type, waiting);
    heap = later;
  }
}

const nobodyKnown: KnownPeople = { at: () => undefined };

/** To tell a circle from a missing record it is enough to know some of those that wait. */
function keepSome(waiting: ReadRecord[], more: ReadRecord[]): ReadRecord[] {
  return waiting.length < 10_000 ? waiting.concat(more) : waiting;
}

function unresolved(type: RecordType, waiting: readonly ReadRecord[]): Unreadable {
  const ids = new Set(waiting.map((record) => record.values.id));
  const lost = waiting.find((record) => !ids.has(record.values[type.above!]));
  if (lost) return dangling(lost, `${type.above} ${lost.values[type.above!]}`);
  const problem = `its ${type.above} leads back to itself in a circle.`;
  return new Unreadable(problem, { line: waiting[0]!.line });
}

async function* batches(spooled: AsyncGenerator<Spooled>): AsyncGenerator<Spooled[]> {
  let batch: Spooled[] = [];
  let size = 0;
  for await (const record of spooled) {
    batch.push(record);
    size += record.text.length;
    if (batch.length < mostRecords && size < mostText) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function readNoting(
  type: RecordType,
  { line, text }: Spooled,
  { tally }: Storing,
  now: Date,
  round: number,
): ReadRecord {
  const record = readRecord(type, text, line, now);
  if (round === 1) {
    for (const name of record.unknown) {
      tally.warn(`{n} × ${type.name}.${name} left out: there is no such field here`);
    }
  }
  return record;
}

/** Splits off (by index) those whose record above is neither stored nor earlier in the batch. */
async function whatIsReady(tx: Writing, type: RecordType, records: ReadRecord[]) {
  const { above } = type;
  if (!above) return { ready: records, early: [] };
  const aboves = records.flatMap((record) => (record.values[above] as string | null) ?? []);
  const found = await findTargets(tx, type.name, aboves);
  const ready: ReadRecord[] = [];
  const early: number[] = [];
  for (const [i, record] of records.entries()) {
    const id = record.values[above] as string | null;
    if (id && !found.has(id)) {
      early.push(i);
      continue;
    }
    const { within } = type.facts[above]!;
    if (id && within) mustBeWithin(record, above, within, found);
    found.set(String(record.values.id), within ? String(record.values[within]) : null);
    ready.push(record);
  }
  return { ready, early };
}

async function storeBatch(
  tx: Writing,
  type: RecordType,
  records: readonly ReadRecord[],
  { tally, created }: Storing,
  people: KnownPeople,
): Promise<void> {
  if (records.length === 0) return;
  const { kept, gone } = await apartFromWithdrawn(tx, type.name, records);
  for (const _ of gone) tally.skipped(type.name, 'its entry was withdrawn');
  if (kept.length === 0) return;
  await mustResolve(tx, type, kept);
  await mustBeFree(tx, type, kept);
  const { fresh, again } = apart(type, kept);
  const derive = derivations[type.name];
  const incoming: Incoming[] = fresh.map((record) => ({
    ...record,
    derived: derive?.(record, people) ?? { columns: {} },
  }));
  const made = await insertNew(tx, type, incoming).catch((error: unknown) =>
    refuseFlaw(error, type, incoming),
  );
  const news = incoming.filter((record) => made.has(keyOf(type, record.values)));
  await besides[type.name]?.(tx, news);
  for (const record of news) created(record);
  tally.created(type.name, news.length);
  const olds = incoming.filter((record) => !made.has(keyOf(type, record.values)));
  for (const record of [...olds, ...again]) {
    const here = await isAsHere(tx, type, record);
    tally.skipped(type.name, here ? alreadyHere : 'here already, and different; left as it is');
  }
}

/** What the database itself refuses of wagers is wrong with the archive, and says so. */
function refuseFlaw(error: unknown, type: RecordType, records: readonly ReadRecord[]): never {
  const { code = '', constraint } = error as { code?: string; constraint?: string };
  const ofWagers = wagerTypes.includes(type) || worthTypes.includes(type);
  if (!ofWagers || !/^(?:CP00[23]|23...)$/.test(code)) {
    return refuseCircle(error, records);
  }
  const lines = records.map(({ line }) => line);
  const span = `lines ${Math.min(...lines)} to ${Math.max(...lines)}`;
  const rule = constraint ?? 'what was sealed is changed by an amendment, and comes in its time';
  throw new Unreadable(`one of its ${type.name} records (${span}) goes against a rule: ${rule}.`);
}

/** Chains of what superseded what have a beginning; the database says which link would close one. */
function refuseCircle(error: unknown, records: readonly ReadRecord[]): never {
  if (!isCircle(error)) throw error;
  const { detail } = error as { detail?: string };
  const line = records.find((record) => record.values.id === detail)?.line;
  throw new Unreadable('it supersedes what supersedes it, perhaps by way of others.', { line });
}

/** The same record twice in one batch is one record, and one that is here already. */
function apart(type: RecordType, records: readonly ReadRecord[]) {
  const keys = new Set<string>();
  const fresh: ReadRecord[] = [];
  const again: ReadRecord[] = [];
  for (const record of records) {
    const key = keyOf(type, record.values);
    (keys.has(key) ? again : fresh).push(record);
    keys.add(key);
  }
  return { fresh, again };
}
