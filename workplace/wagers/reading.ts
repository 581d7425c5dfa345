import { type Insertable, sql } from 'kysely';
import { newId, type ReadingVia, type Tables } from '../../storage/index.ts';
import { type PersonViewer, personId, type Viewer } from '../access/index.ts';
import { beginningOf } from '../days.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notFound, Refusal } from '../refusal.ts';
import { type Evidence, evidenceOf, knowOwnPages } from './evidence.ts';
import { type ReadingInput, readingInput } from './rules.ts';
import { holdOpen, tellOf, type WagerStanding } from './standing.ts';

/** Which measure is read, and by which way the readings come. */
export interface Read {
  wager: string;
  measure: string;
  via: ReadingVia;
}

/**
 * Enters a reading of a measure, or a correction of an earlier one, which stays to be seen.
 * Readings are of ends that have been sealed, never of the future, and always with evidence.
 */
export async function addReading(
  workplace: Workplace,
  viewer: PersonViewer,
  read: Read,
  input: unknown,
): Promise<{ id: string }> {
  const reading = parse(readingInput, input);
  return write(workplace, async (tx) => {
    const wager = await holdRead(tx, viewer, read);
    const known = await knowEvidence(tx);
    const row = await rowOf(tx, viewer, wager, { ...read, reading, known });
    await tx.db.insertInto('readings').values(row).execute();
    await tellOf(tx, viewer, wager, 'wagerRead');
    return { id: row.id };
  });
}

/** What became of many readings: how many are new, and which, by their numbers, were there. */
export interface Entered {
  entered: number;
  known: number;
  /** Counted from 1. */
  there: number[];
}

/**
 * Enters many readings at once, all of them or none; what is wrong is told by its number. Those
 * that are there already, word for word, are not entered again.
 */
export async function addReadings(
  workplace: Workplace,
  viewer: PersonViewer,
  read: Read,
  inputs: readonly unknown[],
): Promise<Entered> {
  return write(workplace, async (tx) => {
    const wager = await holdRead(tx, viewer, read);
    const known = await knowEvidence(tx);
    const rows = await eachOf(inputs, (input) => {
      const reading = parse(readingInput, input);
      return rowOf(tx, viewer, wager, { ...read, reading, known });
    });
    const entered = await insertUnknown(tx, rows);
    if (entered.size > 0) await tellOf(tx, viewer, wager, 'wagerRead');
    const there = rows.flatMap(({ id }, i) => (entered.has(id) ? [] : [i + 1]));
    return { entered: entered.size, known: there.length, there };
  });
}

type Row = Insertable<Tables['readings']> & { id: string };

async function holdRead(tx: Writing, viewer: Viewer, read: Read): Promise<WagerStanding> {
  const wager = await holdOpen(tx, viewer, read.wager);
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

interface Reading extends Read {
  reading: ReadingInput;
  known: KnownEvidence;
}

/** What is looked up once, where many readings are entered. */
interface KnownEvidence {
  isOwnPage(url: string): boolean;
  /** What evidence was found to be that several of them name. */
  found: Map<string, Evidence>;
}

async function knowEvidence(tx: Writing): Promise<KnownEvidence> {
  return { isOwnPage: await knowOwnPages(tx), found: new Map() };
}

async function rowOf(
  tx: Writing,
  viewer: PersonViewer,
  wager: WagerStanding,
  { measure, via, reading, known }: Reading,
): Promise<Row> {
  const { value, note, corrects, reason } = reading;
  const corrected = await correctedBy(tx, measure, reading);
  const read_at = reading.at === null ? (corrected ?? tx.now) : momentOf(reading.at, viewer);
  if (read_at > tx.now) throw invalid({ at: 'readingInFuture' });
  const named = reading.evidence;
  const { isOwnPage, found } = known;
  const evidence = found.get(named) ?? (await evidenceOf(tx, viewer, wager, { named, isOwnPage }));
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
    entered_by: personId(viewer),
    entered_at: tx.now,
    corrects,
    reason,
  };
}

/** A day begins where the reader is. */
function momentOf(at: string, { timeZone }: PersonViewer): Date {
  return at.length > 10 ? new Date(at) : beginningOf(at, timeZone);
}

/** When the reading was that is corrected; each is corrected once, and then its correction is. */
async function correctedBy(
  tx: Writing,
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
const mostRows = 1000;

/** Answers the ids of those that were entered. */
async function insertUnknown(tx: Writing, rows: readonly Row[]): Promise<Set<string>> {
  const entered = new Set<string>();
  for (let i = 0; i < rows.length; i += mostRows) {
    const some = await unknownOf(tx, rows.slice(i, i + mostRows));
    if (some.length > 0) await tx.db.insertInto('readings').values(some).execute();
    for (const { id } of some) entered.add(id);
  }
  return entered;
}

/** Without those of which the same was read at the same time with the same evidence. */
async function unknownOf(tx: Writing, rows: readonly Row[]): Promise<Row[]> {
  const times = rows.map(({ read_at }) => read_at);
  const known = await tx.db
    .selectFrom('readings')
    .where('measure_id', '=', rows[0]!.measure_id)
    .where(sql<boolean>`read_at = any(${times}::timestamptz[])`)
    .selectAll()
    .execute();
  const seen = new Set(known.map(sameness));
  return rows.filter((row) => {
    const same = sameness(row);
    if (row.corrects === null && seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}

function sameness(row: Pick<Row, 'read_at' | 'value' | keyof Evidence>): string {
  const { read_at, value, evidence_url, evidence_entry, evidence_file } = row;
  return JSON.stringify([read_at, value, evidence_url, evidence_entry, evidence_file]);
}

/** Of so many readings it is said what is wrong with them; the others can wait. */
const mostWrong = 100;

/** Does it with each in turn; refuses with all that is wrong, by numbers counted from 1. */
async function eachOf<A, B>(all: readonly A[], act: (one: A) => B | Promise<B>): Promise<B[]> {
  const [done, wrong]: [B[], Record<string, string>] = [[], {}];
  for (const [i, one] of all.entries()) {
    try {
      done.push(await act(one));
    } catch (error) {
      if (!(error instanceof Refusal) || Object.keys(error.fields).length === 0) throw error;
      for (const [field, why] of Object.entries(error.fields)) wrong[`${i + 1}.${field}`] = why;
      if (Object.keys(wrong).length >= mostWrong) break;
    }
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return done;
}
