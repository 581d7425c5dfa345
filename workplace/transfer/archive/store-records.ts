import type { Tx } from '../../kernel/index.ts';
import { isCycleError } from '../../lineage/index.ts';
import { type HandleIndex, loadHandleIndex } from '../../works/index.ts';
import { alreadyHereReason, type Tally, UnreadableFileError } from '../imports/index.ts';
import { derivations } from './derived-columns.ts';
import {
  getRecordKey,
  type IncomingRecord,
  insertNewRecords,
  matchesStoredRecord,
} from './insert-records.ts';
import { type ParsedRecord, parseRecord } from './parse-record.ts';
import type { RecordType } from './record-type.ts';
import {
  danglingReference,
  findTargets,
  requireReferences,
  requireSameOwner,
  requireUnique,
} from './reference-checks.ts';
import { sideTableWriters } from './side-tables.ts';
import type { Spool, SpooledLine } from './spool.ts';
import { valueModelTypes } from './value-model-types.ts';
import { wagerTypes } from './wager-types.ts';
import { separateWithdrawn } from './withdrawn-entries.ts';

interface StoreOptions {
  spool: Spool;
  tally: Tally;
  /** Hears of each record that was new. */
  onCreated(record: ParsedRecord): void;
}

const MAX_BATCH_RECORDS = 500;
const MAX_BATCH_TEXT = 8 * 2 ** 20;

/**
 * Stores all spooled records of a type. Those that refer to a later one of their type wait for the
 * next round; when a round stores none, they refer to nothing, or to each other in a circle.
 */
export async function storeRecordsOfType(
  tx: Tx,
  type: RecordType,
  storing: StoreOptions,
): Promise<void> {
  const people = type.name in derivations ? await loadHandleIndex(tx) : noKnownPeople;
  let heap = type.name;
  for (let round = 1; ; round += 1) {
    const later = `${type.name}-${round}`;
    let stored = 0;
    let waiting: ParsedRecord[] = [];
    for await (const batch of readBatches(storing.spool.read(heap))) {
      const records = batch.map((spooled) => parseAndWarn(type, spooled, storing, tx.now, round));
      const { ready, early } = await splitByReadiness(tx, type, records);
      for (const i of early) await storing.spool.add(later, batch[i]!);
      waiting = appendUpToLimit(
        waiting,
        early.map((i) => records[i]!),
      );
      await storeBatch(tx, type, ready, storing, people);
      stored += ready.length;
    }
    if (waiting.length === 0) return;
    if (stored === 0) throw unresolvedParentError(type, waiting);
    heap = later;
  }
}

const noKnownPeople: HandleIndex = { findAt: () => undefined };

/** To tell a circle from a missing record it is enough to know some of those that wait. */
function appendUpToLimit(waiting: ParsedRecord[], more: ParsedRecord[]): ParsedRecord[] {
  return waiting.length < 10_000 ? waiting.concat(more) : waiting;
}

function unresolvedParentError(
  type: RecordType,
  waiting: readonly ParsedRecord[],
): UnreadableFileError {
  const ids = new Set(waiting.map((record) => record.values.id));
  const lost = waiting.find((record) => !ids.has(record.values[type.parentField!]));
  if (lost) return danglingReference(lost, `${type.parentField} ${lost.values[type.parentField!]}`);
  const problem = `its ${type.parentField} leads back to itself in a circle.`;
  return new UnreadableFileError(problem, { line: waiting[0]!.line });
}

async function* readBatches(spooled: AsyncGenerator<SpooledLine>): AsyncGenerator<SpooledLine[]> {
  let batch: SpooledLine[] = [];
  let size = 0;
  for await (const record of spooled) {
    batch.push(record);
    size += record.text.length;
    if (batch.length < MAX_BATCH_RECORDS && size < MAX_BATCH_TEXT) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function parseAndWarn(
  type: RecordType,
  { line, text }: SpooledLine,
  { tally }: StoreOptions,
  now: Date,
  round: number,
): ParsedRecord {
  const record = parseRecord(type, text, line, now);
  if (round === 1) {
    for (const name of record.unknownFields) {
      tally.warn(`{n} × ${type.name}.${name} skipped: unknown field`);
    }
  }
  return record;
}

/** Splits off (by index) those whose record above is neither stored nor earlier in the batch. */
async function splitByReadiness(tx: Tx, type: RecordType, records: ParsedRecord[]) {
  const { parentField } = type;
  if (!parentField) return { ready: records, early: [] };
  const aboves = records.flatMap((record) => (record.values[parentField] as string | null) ?? []);
  const found = await findTargets(tx, type.name, aboves);
  const ready: ParsedRecord[] = [];
  const early: number[] = [];
  for (const [i, record] of records.entries()) {
    const id = record.values[parentField] as string | null;
    if (id && !found.has(id)) {
      early.push(i);
      continue;
    }
    const { within } = type.fields[parentField]!;
    if (id && within) requireSameOwner(record, parentField, within, found);
    found.set(String(record.values.id), within ? String(record.values[within]) : null);
    ready.push(record);
  }
  return { ready, early };
}

async function storeBatch(
  tx: Tx,
  type: RecordType,
  records: readonly ParsedRecord[],
  { tally, onCreated }: StoreOptions,
  people: HandleIndex,
): Promise<void> {
  if (records.length === 0) return;
  const { kept, gone } = await separateWithdrawn(tx, type.name, records);
  for (const _ of gone) tally.skipped(type.name, 'its entry was withdrawn');
  if (kept.length === 0) return;
  await requireReferences(tx, type, kept);
  await requireUnique(tx, type, kept);
  const { fresh, again } = separateDuplicates(type, kept);
  const derive = derivations[type.name];
  const incoming: IncomingRecord[] = fresh.map((record) => ({
    ...record,
    derived: derive?.(record, people) ?? { columns: {} },
  }));
  const made = await insertNewRecords(tx, type, incoming).catch((error: unknown) =>
    rethrowRuleViolation(error, type, incoming),
  );
  const news = incoming.filter((record) => made.has(getRecordKey(type, record.values)));
  await sideTableWriters[type.name]?.(tx, news);
  for (const record of news) onCreated(record);
  tally.created(type.name, news.length);
  const olds = incoming.filter((record) => !made.has(getRecordKey(type, record.values)));
  for (const record of [...olds, ...again]) {
    const here = await matchesStoredRecord(tx, type, record);
    tally.skipped(
      type.name,
      here ? alreadyHereReason : 'already here with other values; left unchanged',
    );
  }
}

/** What the database itself refuses of wagers is wrong with the archive, and says so. */
function rethrowRuleViolation(
  error: unknown,
  type: RecordType,
  records: readonly ParsedRecord[],
): never {
  const { code = '', constraint } = error as { code?: string; constraint?: string };
  const ofWagers = wagerTypes.includes(type) || valueModelTypes.includes(type);
  if (!ofWagers || !/^(?:CP00[23]|23...)$/.test(code)) {
    return rethrowCircle(error, records);
  }
  const lines = records.map(({ line }) => line);
  const span = `lines ${Math.min(...lines)} to ${Math.max(...lines)}`;
  const rule = constraint ?? 'what was sealed is changed by an amendment, and comes in its time';
  throw new UnreadableFileError(
    `one of its ${type.name} records (${span}) goes against a rule: ${rule}.`,
  );
}

/** Chains of what superseded what have a beginning; the database says which link would close one. */
function rethrowCircle(error: unknown, records: readonly ParsedRecord[]): never {
  if (!isCycleError(error)) throw error;
  const { detail } = error as { detail?: string };
  const line = records.find((record) => record.values.id === detail)?.line;
  throw new UnreadableFileError('it supersedes what supersedes it, perhaps by way of others.', {
    line,
  });
}

/** The same record twice in one batch is one record, and one that is here already. */
function separateDuplicates(type: RecordType, records: readonly ParsedRecord[]) {
  const keys = new Set<string>();
  const fresh: ParsedRecord[] = [];
  const again: ParsedRecord[] = [];
  for (const record of records) {
    const key = getRecordKey(type, record.values);
    (keys.has(key) ? again : fresh).push(record);
    keys.add(key);
  }
  return { fresh, again };
}
