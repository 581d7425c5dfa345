import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import {
  canEditEntry,
  canWrite,
  getEntryAccess,
  getPersonId,
  type Viewer,
} from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import type {
  EndView,
  FindingView,
  MeasureView,
  QuestionView,
  SealedTerms,
  SealLabel,
  SealView,
  VerdictView,
  WagerView,
} from '../core/index.ts';
import {
  type Expectation,
  type ExpectedMeasure,
  loadExpectations,
  loadPersonLookup,
  type PersonLabel,
  requireWager,
  selectWagers,
  toWagerLabel,
} from '../core/index.ts';
import {
  latestReadingId,
  type ReadingRow,
  selectReadings,
  toReadingView,
} from '../readings/index.ts';

/**
 * A wager whole, as the viewer sees it; throws `notFound`. `today` is the day where they are, as
 * 2026-03-02.
 */
export async function getWager(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<WagerView> {
  if (!isId(id)) throw notFound();
  const row = await selectWagers(context, viewer, today)
    .where('entries.id', '=', id)
    .select(['wagers.next_step as next', 'wagers.closed_by as closedBy'])
    .select('wagers.learned_entry as learnedEntry')
    .executeTakeFirst();
  if (!row) throw notFound();
  const [access, parts] = await Promise.all([
    getEntryAccess(context, viewer, row.id),
    loadParts(context, row.id),
  ]);
  const { expectation, questions, findings, seals, latest, cited } = parts;
  const someone = await loadPersonLookup(context, viewer, listPersonIds(row, parts));
  const { stake, stopRule } = expectation;
  const found = findings.map((finding) => ({
    ...toFindingView(finding, someone),
    questionId: finding.question,
  }));
  const learned = found.filter(({ questionId }) => questionId === null);
  const open = row.stage !== 'closed';
  const asResolver = viewer.kind === 'person' && getPersonId(viewer) === expectation.resolver;
  const writes = open && canWrite(viewer, access.space);
  return {
    ...toWagerLabel(row, someone),
    stake,
    stopRule,
    sponsor: someone(expectation.sponsor),
    champion: someone(expectation.champion),
    resolver: someone(expectation.resolver),
    questions: questions.map((question) => toQuestionView(question, found)),
    learned: learned.map(({ questionId: _, ...finding }) => finding),
    ends: toEndViews(expectation, seals[0]?.body ?? null, latest, someone),
    seals: seals.map((seal) => toSealLabel(seal, someone)),
    closing: toVerdictView(row, found, cited, someone),
    can: {
      change: open && canEditEntry(viewer, access),
      write: writes,
      resolve: writes && asResolver,
    },
  };
}

type WagerParts = Awaited<ReturnType<typeof loadParts>>;

async function loadParts(context: QueryContext, id: string) {
  const [expectations, questions, findings, seals, latest, cited] = await Promise.all([
    loadExpectations(context, [id]),
    listQuestionRows(context, id),
    listFindingRows(context, id),
    listSealRows(context, id),
    listLatestReadings(context, id),
    listCitedReadings(context, id),
  ]);
  return { expectation: expectations.get(id)!, questions, findings, seals, latest, cited };
}

function listPersonIds(row: { owner: string; closedBy: string | null }, parts: WagerParts) {
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

function listQuestionRows({ db }: QueryContext, id: string) {
  return db
    .selectFrom('wager_questions')
    .where('entry_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'text', 'dropped_because as because', 'dropped_at as at'])
    .execute();
}

type QuestionRow = Awaited<ReturnType<typeof listQuestionRows>>[number];

function toQuestionView(
  { id, text, because, at }: QuestionRow,
  found: readonly (FindingView & { questionId: string | null })[],
): QuestionView {
  const findings = found
    .filter(({ questionId }) => questionId === id)
    .map(({ questionId: _, ...finding }) => finding);
  return { id, text, dropped: because !== null && at !== null ? { because, at } : null, findings };
}

/** A finding stands in the wager's space, so whoever sees the wager may read it. */
function listFindingRows({ db }: QueryContext, id: string) {
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

type FindingRow = Awaited<ReturnType<typeof listFindingRows>>[number];
type PersonLookup = (id: string | null) => PersonLabel | null;

function toFindingView(
  { id, answer, at, by, entry, slug, title }: FindingRow,
  someone: PersonLookup,
) {
  const work = { id: entry, path: entryPath({ id: entry, slug }), title };
  return { id, answer, work, by: someone(by), at };
}

function listSealRows({ db }: QueryContext, id: string) {
  return db
    .selectFrom('seals')
    .where('entry_id', '=', id)
    .orderBy('number')
    .select(['number', 'sealed_at as at', 'sealed_by as by', 'reason', 'hash'])
    .select(['previous', 'body'])
    .execute();
}

type SealRow = Awaited<ReturnType<typeof listSealRows>>[number];

function toSealLabel({ number, at, by, reason, hash }: SealRow, someone: PersonLookup): SealLabel {
  return { number, at, by: someone(by), reason, hash };
}

/** All seals of a wager, the commitment first; throws `notFound`. */
export async function listSeals(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<SealView[]> {
  await requireWager(context, viewer, id);
  const seals = await listSealRows(context, id);
  const someone = await loadPersonLookup(
    context,
    viewer,
    seals.map(({ by }) => by),
  );
  return seals.map((seal) => {
    const { previous, body } = seal;
    return { ...toSealLabel(seal, someone), previous, body };
  });
}

function listLatestReadings(context: QueryContext, id: string): Promise<ReadingRow[]> {
  return selectReadings(context)
    .where('readings.entry_id', '=', id)
    .where(
      sql<boolean>`readings.id in (select ${latestReadingId} from measures
        where measures.entry_id = ${id}::uuid)`,
    )
    .execute();
}

function listCitedReadings(context: QueryContext, id: string): Promise<ReadingRow[]> {
  return selectReadings(context)
    .innerJoin('cited_readings', 'cited_readings.reading_id', 'readings.id')
    .where('cited_readings.entry_id', '=', id)
    .orderBy('readings.read_at')
    .execute();
}

function toEndViews(
  { ends }: Expectation,
  firstBody: string | null,
  latest: readonly ReadingRow[],
  someone: PersonLookup,
): EndView[] {
  const first = indexOriginalMeasures(firstBody);
  return ends.map(({ id, title, measures }) => ({
    id,
    title,
    measures: measures.map((measure): MeasureView => {
      const last = latest.find((row) => row.measure === measure.id);
      return {
        ...measure,
        range: measure.range ?? null,
        reader: someone(measure.reader),
        originalTerms: getOriginalTermsIfChanged(measure, first.get(measure.id)),
        latest: last ? toReadingView(last, someone) : null,
      };
    }),
  }));
}

function indexOriginalMeasures(body: string | null): Map<string, ExpectedMeasure> {
  if (body === null) return new Map();
  const { expectation } = JSON.parse(body) as { expectation: Expectation };
  const measures = expectation.ends.flatMap((end) => end.measures);
  return new Map(measures.map((measure) => [measure.id, measure]));
}

function getOriginalTermsIfChanged(now: ExpectedMeasure, then: ExpectedMeasure | undefined) {
  if (!then) return null;
  const [first, present] = [toSealedTerms(then), toSealedTerms(now)];
  return isDeepStrictEqual(present, first) ? null : first;
}

function toSealedTerms({
  range,
  unit,
  direction,
  baseline,
  target,
  due,
}: ExpectedMeasure): SealedTerms {
  return { unit, direction, baseline, target, due, range: range ?? null };
}

function toVerdictView(
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
  someone: PersonLookup,
): VerdictView | null {
  if (row.verdict === null || row.closedAt === null) return null;
  const learned = found.find(({ work }) => work.id === row.learnedEntry)?.work ?? null;
  return {
    verdict: row.verdict,
    at: row.closedAt,
    by: someone(row.closedBy),
    learned,
    next: row.next,
    cited: cited.map((one) => toReadingView(one, someone)),
  };
}
