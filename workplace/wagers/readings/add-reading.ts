import { type Insertable, sql } from 'kysely';
import { newId, type ReadingVia, type Tables } from '../../../storage/index.ts';
import { getPersonId, type PersonViewer, type Viewer } from '../../access/index.ts';
import {
  AppError,
  type CommandContext,
  conflict,
  getDayStart,
  invalid,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import {
  emitWagerEvent,
  lockWritableWager,
  type ReadingInput,
  readingInput,
  type WagerAccess,
} from '../core/index.ts';
import { type EvidenceColumns, loadOwnPageCheck, resolveEvidence } from './evidence.ts';

/** Which measure is read, and by which way the readings come. */
export interface ReadingTarget {
  wager: string;
  measure: string;
  via: ReadingVia;
}

/**
 * Enters a reading of a measure, or a correction of an earlier one, which stays to be seen.
 * Readings are of ends that have been sealed, never of the future, and always with evidence.
 */
export async function addReading(
  context: CommandContext,
  viewer: PersonViewer,
  read: ReadingTarget,
  input: unknown,
): Promise<{ id: string }> {
  const reading = parseInput(readingInput, input);
  return write(context, async (tx) => {
    const wager = await lockReadableMeasure(tx, viewer, read);
    const known = await createEvidenceCache(tx);
    const row = await toReadingRow(tx, viewer, wager, { ...read, reading, known });
    await tx.db.insertInto('readings').values(row).execute();
    await emitWagerEvent(tx, viewer, wager, 'wagerReadingAdded');
    return { id: row.id };
  });
}

/** What became of many readings: how many are new, and which, by their numbers, were there. */
export interface AddedReadings {
  added: number;
  duplicates: number;
  /** Counted from 1. */
  duplicateNumbers: number[];
}

/**
 * Enters many readings at once, all of them or none; what is wrong is told by its number. Those
 * that are there already, word for word, are not entered again.
 */
export async function addReadings(
  context: CommandContext,
  viewer: PersonViewer,
  read: ReadingTarget,
  inputs: readonly unknown[],
): Promise<AddedReadings> {
  return write(context, async (tx) => {
    const wager = await lockReadableMeasure(tx, viewer, read);
    const known = await createEvidenceCache(tx);
    const rows = await mapCollectingProblems(inputs, (input) => {
      const reading = parseInput(readingInput, input);
      return toReadingRow(tx, viewer, wager, { ...read, reading, known });
    });
    const added = await insertNewReadings(tx, rows);
    if (added.size > 0) await emitWagerEvent(tx, viewer, wager, 'wagerReadingAdded');
    const duplicateNumbers = rows.flatMap(({ id }, i) => (added.has(id) ? [] : [i + 1]));
    return { added: added.size, duplicates: duplicateNumbers.length, duplicateNumbers };
  });
}

type NewReadingRow = Insertable<Tables['readings']> & { id: string };

async function lockReadableMeasure(
  tx: Tx,
  viewer: Viewer,
  read: ReadingTarget,
): Promise<WagerAccess> {
  const wager = await lockWritableWager(tx, viewer, read.wager);
  const measure = await tx.db
    .selectFrom('measures')
    .where('id', '=', read.measure)
    .where('entry_id', '=', wager.id)
    .select('id')
    .executeTakeFirst();
  if (!measure) throw notFound();
  if (wager.stage !== 'commitment') throw conflict('notCommitted');
  return wager;
}

interface NewReading extends ReadingTarget {
  reading: ReadingInput;
  known: EvidenceCache;
}

/** What is looked up once, where many readings are entered. */
interface EvidenceCache {
  isOwnPage(url: string): boolean;
  /** What evidence was found to be that several of them name. */
  found: Map<string, EvidenceColumns>;
}

async function createEvidenceCache(tx: Tx): Promise<EvidenceCache> {
  return { isOwnPage: await loadOwnPageCheck(tx), found: new Map() };
}

async function toReadingRow(
  tx: Tx,
  viewer: PersonViewer,
  wager: WagerAccess,
  { measure, via, reading, known }: NewReading,
): Promise<NewReadingRow> {
  const { value, note, corrects, reason } = reading;
  const corrected = await getCorrectedReadingTime(tx, measure, reading);
  const read_at = reading.at === null ? (corrected ?? tx.now) : toReadingTime(reading.at, viewer);
  if (read_at > tx.now) throw invalid({ at: 'readingInFuture' });
  const named = reading.evidence;
  const { isOwnPage, found } = known;
  const evidence =
    found.get(named) ?? (await resolveEvidence(tx, viewer, wager, { named, isOwnPage }));
  found.set(named, evidence);
  return {
    id: newId(),
    entry_id: wager.id,
    measure_id: measure,
    read_at,
    value,
    note,
    via,
    ...evidence,
    entered_by: getPersonId(viewer),
    entered_at: tx.now,
    corrects,
    reason,
  };
}

/** A day begins where the reader is. */
function toReadingTime(at: string, { timeZone }: PersonViewer): Date {
  return at.length > 10 ? new Date(at) : getDayStart(at, timeZone);
}

/** When the reading was that is corrected; each is corrected once, and then its correction is. */
async function getCorrectedReadingTime(
  tx: Tx,
  measure: string,
  { corrects, reason }: ReadingInput,
): Promise<Date | null> {
  if ((corrects === null) !== (reason === null)) throw invalid({ reason: 'correctionUnexplained' });
  if (corrects === null) return null;
  const row = await tx.db
    .selectFrom('readings')
    .leftJoin('readings as later', 'later.corrects', 'readings.id')
    .where('readings.id', '=', corrects)
    .where('readings.measure_id', '=', measure)
    .select(['readings.read_at as at', 'later.id as later'])
    .executeTakeFirst();
  if (!row) throw invalid({ corrects: 'readingUnknown' });
  if (row.later) throw conflict({ corrects: 'readingCorrected' });
  return row.at;
}

/** A statement has at most 65,535 parameters. */
const MAX_BATCH_ROWS = 1000;

/** Answers the ids of those that were entered. */
async function insertNewReadings(tx: Tx, rows: readonly NewReadingRow[]): Promise<Set<string>> {
  const entered = new Set<string>();
  for (let i = 0; i < rows.length; i += MAX_BATCH_ROWS) {
    const some = await filterNewReadings(tx, rows.slice(i, i + MAX_BATCH_ROWS));
    if (some.length > 0) await tx.db.insertInto('readings').values(some).execute();
    for (const { id } of some) entered.add(id);
  }
  return entered;
}

/** Without those of which the same was read at the same time with the same evidence. */
async function filterNewReadings(tx: Tx, rows: readonly NewReadingRow[]): Promise<NewReadingRow[]> {
  const times = rows.map(({ read_at }) => read_at);
  const known = await tx.db
    .selectFrom('readings')
    .where('measure_id', '=', rows[0]!.measure_id)
    .where(sql<boolean>`read_at = any(${times}::timestamptz[])`)
    .selectAll()
    .execute();
  const seen = new Set(known.map(getDuplicateKey));
  return rows.filter((row) => {
    const same = getDuplicateKey(row);
    if (row.corrects === null && seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}

function getDuplicateKey(
  row: Pick<NewReadingRow, 'read_at' | 'value' | keyof EvidenceColumns>,
): string {
  const { read_at, value, evidence_url, evidence_entry, evidence_file } = row;
  return JSON.stringify([read_at, value, evidence_url, evidence_entry, evidence_file]);
}

/** Of so many readings it is said what is wrong with them; the others can wait. */
const MAX_REPORTED_PROBLEMS = 100;

/** Does it with each in turn; refuses with all that is wrong, by numbers counted from 1. */
async function mapCollectingProblems<A, B>(
  all: readonly A[],
  act: (one: A) => B | Promise<B>,
): Promise<B[]> {
  const [done, wrong]: [B[], Record<string, string>] = [[], {}];
  for (const [i, one] of all.entries()) {
    try {
      done.push(await act(one));
    } catch (error) {
      if (!(error instanceof AppError) || Object.keys(error.fields).length === 0) throw error;
      for (const [field, why] of Object.entries(error.fields)) wrong[`${i + 1}.${field}`] = why;
      if (Object.keys(wrong).length >= MAX_REPORTED_PROBLEMS) break;
    }
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return done;
}
