import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { mayWrite, personId, type Viewer } from '../access/index.ts';
import { getStanding, mayEditEntry } from '../entries/standing.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import { type Expectation, type ExpectedMeasure, readExpectations } from './expectation.ts';
import type { SealedTerms } from './first-sealed.ts';
import { labelOf, requireWager, wagerRows } from './labels.ts';
import { knownAmong, type Someone } from './people.ts';
import { lastReading, type ReadingRow, readingOf, readingRows } from './readings.ts';
import type {
  EndView,
  FindingView,
  MeasureView,
  QuestionView,
  SealLabel,
  SealView,
  VerdictView,
  WagerView,
} from './view.ts';

/**
 * A wager whole, as the viewer sees it; throws `notFound`. `today` is the day where they are, as
 * 2026-03-02.
 */
export async function getWager(
  reading: Reading,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<WagerView> {
  if (!isId(id)) throw notFound();
  const row = await wagerRows(reading, viewer, today)
    .where('entries.id', '=', id)
    .select(['wagers.next_step as next', 'wagers.closed_by as closedBy'])
    .select('wagers.learned_entry as learnedEntry')
    .executeTakeFirst();
  if (!row) throw notFound();
  const [standing, parts] = await Promise.all([
    getStanding(reading, viewer, row.id),
    partsOf(reading, row.id),
  ]);
  const { expectation, questions, findings, seals, latest, cited } = parts;
  const someone = await knownAmong(reading, viewer, peopleIn(row, parts));
  const { stake, stopRule } = expectation;
  const found = findings.map((finding) => ({
    ...findingOf(finding, someone),
    of: finding.question,
  }));
  const learned = found.filter(({ of }) => of === null);
  const open = row.stage !== 'closed';
  const asResolver = viewer.is === 'person' && personId(viewer) === expectation.resolver;
  const writes = open && mayWrite(viewer, standing.space);
  return {
    ...labelOf(row, someone),
    stake,
    stopRule,
    sponsor: someone(expectation.sponsor),
    champion: someone(expectation.champion),
    resolver: someone(expectation.resolver),
    questions: questions.map((question) => questionOf(question, found)),
    learned: learned.map(({ of: _, ...finding }) => finding),
    ends: endsOf(expectation, seals[0]?.body ?? null, latest, someone),
    seals: seals.map((seal) => sealLabel(seal, someone)),
    closing: closingOf(row, found, cited, someone),
    may: {
      change: open && mayEditEntry(viewer, standing),
      write: writes,
      resolve: writes && asResolver,
    },
  };
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

async function partsOf(reading: Reading, id: string) {
  const [expectations, questions, findings, seals, latest, cited] = await Promise.all([
    readExpectations(reading, [id]),
    questionRows(reading, id),
    findingRows(reading, id),
    sealRows(reading, id),
    latestRows(reading, id),
    citedRows(reading, id),
  ]);
  return { expectation: expectations.get(id)!, questions, findings, seals, latest, cited };
}

function peopleIn(row: { owner: string; closedBy: string | null }, parts: Parts) {
  const { expectation, findings, seals, latest, cited } = parts;
  const { sponsor, champion, resolver, ends } = expectation;
  return [
    row.owner,
    row.closedBy,
    sponsor,
    champion,
    resolver,
    ...ends.flatMap(({ measures }) => measures.map(({ reader }) => reader)),
    ...[...findings, ...seals, ...latest, ...cited].map(({ by }) => by),
  ];
}

function questionRows({ db }: Reading, id: string) {
  return db
    .selectFrom('wager_questions')
    .where('entry_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'text', 'dropped_because as because', 'dropped_at as at'])
    .execute();
}

type QuestionRow = Awaited<ReturnType<typeof questionRows>>[number];

function questionOf(
  { id, text, because, at }: QuestionRow,
  found: readonly (FindingView & { of: string | null })[],
): QuestionView {
  const findings = found.filter(({ of }) => of === id).map(({ of: _, ...finding }) => finding);
  return { id, text, dropped: because !== null && at !== null ? { because, at } : null, findings };
}

/** A finding stands in the wager's space, so whoever sees the wager may read it. */
function findingRows({ db }: Reading, id: string) {
  return db
    .selectFrom('findings')
    .innerJoin('entries', 'entries.id', 'findings.finding_entry_id')
    .where('findings.entry_id', '=', id)
    .orderBy('findings.found_at')
    .orderBy('findings.id')
    .select(['findings.id', 'findings.question_id as question', 'findings.answer'])
    .select(['findings.found_by as by', 'findings.found_at as at'])
    .select(['entries.id as entry', 'entries.slug', 'entries.title'])
    .execute();
}

type FindingRow = Awaited<ReturnType<typeof findingRows>>[number];
type KnownAs = (id: string | null) => Someone | null;

function findingOf({ id, answer, at, by, entry, slug, title }: FindingRow, someone: KnownAs) {
  const work = { id: entry, path: entryPath({ id: entry, slug }), title };
  return { id, answer, work, by: someone(by), at };
}

function sealRows({ db }: Reading, id: string) {
  return db
    .selectFrom('seals')
    .where('entry_id', '=', id)
    .orderBy('number')
    .select(['number', 'sealed_at as at', 'sealed_by as by', 'reason', 'hash'])
    .select(['previous', 'body'])
    .execute();
}

type SealRow = Awaited<ReturnType<typeof sealRows>>[number];

function sealLabel({ number, at, by, reason, hash }: SealRow, someone: KnownAs): SealLabel {
  return { number, at, by: someone(by), reason, hash };
}

/** All seals of a wager, the commitment first; throws `notFound`. */
export async function listSeals(reading: Reading, viewer: Viewer, id: string): Promise<SealView[]> {
  await requireWager(reading, viewer, id);
  const seals = await sealRows(reading, id);
  const someone = await knownAmong(
    reading,
    viewer,
    seals.map(({ by }) => by),
  );
  return seals.map((seal) => {
    const { previous, body } = seal;
    return { ...sealLabel(seal, someone), previous, body };
  });
}

function latestRows(reading: Reading, id: string): Promise<ReadingRow[]> {
  return readingRows(reading)
    .where('readings.entry_id', '=', id)
    .where(
      sql<boolean>`readings.id in (select ${lastReading} from measures
        where measures.entry_id = ${id}::uuid)`,
    )
    .execute();
}

function citedRows(reading: Reading, id: string): Promise<ReadingRow[]> {
  return readingRows(reading)
    .innerJoin('cited_readings', 'cited_readings.reading_id', 'readings.id')
    .where('cited_readings.entry_id', '=', id)
    .orderBy('readings.read_at')
    .execute();
}

function endsOf(
  { ends }: Expectation,
  firstBody: string | null,
  latest: readonly ReadingRow[],
  someone: KnownAs,
): EndView[] {
  const first = firstMeasures(firstBody);
  return ends.map(({ id, title, measures }) => ({
    id,
    title,
    measures: measures.map((measure): MeasureView => {
      const last = latest.find((row) => row.measure === measure.id);
      return {
        ...measure,
        range: measure.range ?? null,
        reader: someone(measure.reader),
        atFirst: differing(measure, first.get(measure.id)),
        latest: last ? readingOf(last, someone) : null,
      };
    }),
  }));
}

function firstMeasures(body: string | null): Map<string, ExpectedMeasure> {
  if (body === null) return new Map();
  const { expectation } = JSON.parse(body) as { expectation: Expectation };
  const measures = expectation.ends.flatMap((end) => end.measures);
  return new Map(measures.map((measure) => [measure.id, measure]));
}

function differing(now: ExpectedMeasure, then: ExpectedMeasure | undefined) {
  if (!then) return null;
  const [first, present] = [termsOf(then), termsOf(now)];
  return isDeepStrictEqual(present, first) ? null : first;
}

function termsOf({ range, unit, direction, baseline, target, due }: ExpectedMeasure): SealedTerms {
  return { unit, direction, baseline, target, due, range: range ?? null };
}

function closingOf(
  row: {
    verdict: VerdictView['verdict'] | null;
    closedAt: Date | null;
    closedBy: string | null;
  } & {
    next: string | null;
    learnedEntry: string | null;
  },
  found: readonly FindingView[],
  cited: readonly ReadingRow[],
  someone: KnownAs,
): VerdictView | null {
  if (row.verdict === null || row.closedAt === null) return null;
  const learned = found.find(({ work }) => work.id === row.learnedEntry)?.work ?? null;
  return {
    verdict: row.verdict,
    at: row.closedAt,
    by: someone(row.closedBy),
    learned,
    next: row.next,
    cited: cited.map((one) => readingOf(one, someone)),
  };
}
