import { sql } from 'kysely';
import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import type { WagerLabel, WorkLabel } from '../core/index.ts';
import {
  type Expectation,
  type ExpectedMeasure,
  loadExpectations,
  loadPersonLookup,
  type SealedTerms,
  selectWagers,
  toWagerLabel,
} from '../core/index.ts';
import { latestReadingId } from '../readings/index.ts';
import { loadOriginalTerms, type OriginalTerms } from '../seals/index.ts';

/** A measure beside what was read of it. */
export interface PackedMeasure
  extends Pick<
    ExpectedMeasure,
    'name' | 'unit' | 'direction' | 'baseline' | 'target' | 'due' | 'range'
  > {
  /** What was sealed of it first, with the amendment that changed it since; null where none did. */
  originalTerms: (SealedTerms & { amended: { at: Date; reason: string } }) | null;
  /** The value on which the verdict rests. */
  read: number | null;
  /** The last reading that stands. */
  latest: { value: number; at: Date } | null;
}

export interface PackedWager extends WagerLabel {
  stake: Expectation['stake'];
  measures: PackedMeasure[];
  learned: WorkLabel | null;
}

/** What came of the wagers that the viewer sees: the same rows for whoever asks, won or lost. */
export interface EvidencePack {
  wagers: PackedWager[];
  /** Whether there are more than are shown. */
  more: boolean;
}

export interface PackFilter {
  /** A space's name. */
  space?: string | undefined;
  /** Placed or closed in this year, of UTC. */
  year?: number | undefined;
  /** The day where the viewer is, as 2026-03-02. */
  today: string;
}

const MAX_WAGERS = 500;

/** What was placed, and what came of it; the last closed first, and open ones after them. */
export async function getEvidencePack(
  context: QueryContext,
  viewer: Viewer,
  { space, year, today }: PackFilter,
): Promise<EvidencePack> {
  const rows = await selectWagers(context, viewer, today)
    .leftJoin('entries as lessons', 'lessons.id', 'wagers.learned_entry')
    .$if(space !== undefined, (query) =>
      query.where('spaces.name', '=', (space ?? '').replaceAll('\0', ' ')),
    )
    .$if(year !== undefined, (query) =>
      query.where(sql<boolean>`${year ?? 0}::int in (
        date_part('year', entries.created_at at time zone 'UTC'),
        date_part('year', wagers.closed_at at time zone 'UTC'))`),
    )
    .select(['lessons.id as lesson', 'lessons.slug as lessonSlug', 'lessons.title as lessonTitle'])
    .orderBy(sql`wagers.closed_at desc nulls last`)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id')
    .limit(MAX_WAGERS + 1)
    .execute();
  const shown = rows.slice(0, MAX_WAGERS);
  const ids = shown.map(({ id }) => id);
  const [expectations, sealed, cited, latest, someone] = await Promise.all([
    loadExpectations(context, ids),
    loadOriginalTerms(context, ids),
    loadCitedValues(context, ids),
    loadLatestReadings(context, ids),
    loadPersonLookup(
      context,
      viewer,
      shown.map(({ owner }) => owner),
    ),
  ]);
  const wagers = shown.map((row) => {
    const { stake, ends } = expectations.get(row.id)!;
    const measures = ends.flatMap((end) => end.measures);
    return {
      ...toWagerLabel(row, someone),
      stake,
      measures: measures.map(({ id, source: _source, reader: _reader, ...measure }) => ({
        ...measure,
        originalTerms: getAmendedTerms(sealed.get(id)),
        read: cited.get(id) ?? null,
        latest: latest.get(id) ?? null,
      })),
      learned: toLesson(row),
    };
  });
  return { wagers, more: rows.length > MAX_WAGERS };
}

interface LessonRow {
  lesson: string | null;
  lessonSlug: string | null;
  lessonTitle: string | null;
}

function toLesson({ lesson, lessonSlug, lessonTitle }: LessonRow): WorkLabel | null {
  if (lesson === null) return null;
  const path = entryPath({ id: lesson, slug: lessonSlug ?? '' });
  return { id: lesson, path, title: lessonTitle ?? '' };
}

function getAmendedTerms(sealed: OriginalTerms | undefined): PackedMeasure['originalTerms'] {
  if (!sealed?.amended) return null;
  return { ...sealed.terms, amended: sealed.amended };
}

/** The last readings that stand, by measure. */
async function loadLatestReadings({ db }: QueryContext, wagers: string[]) {
  const { rows } = await sql<{ measure: string; value: number; at: Date }>`
    select measures.id as measure, latest.value, latest.read_at as at
    from measures join readings as latest on latest.id = ${latestReadingId}
    where measures.entry_id = any(${wagers}::uuid[])`.execute(db);
  return new Map(rows.map(({ measure, value, at }) => [measure, { value, at }]));
}

/** The values on which verdicts rest, by measure. */
async function loadCitedValues(
  { db }: QueryContext,
  wagers: string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('cited_readings')
    .innerJoin('readings', 'readings.id', 'cited_readings.reading_id')
    .where(sql<boolean>`cited_readings.entry_id = any(${wagers}::uuid[])`)
    .select(['cited_readings.measure_id as measure', 'readings.value'])
    .execute();
  return new Map(rows.map(({ measure, value }) => [measure, value]));
}
