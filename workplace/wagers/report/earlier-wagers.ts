import { sql } from 'kysely';
import type { WagerStage, WagerVerdict } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import type { WorkLabel } from '../core/index.ts';
import { selectWagers } from '../core/index.ts';

/** A wager about what somebody is about to bet on, and how it came out. */
export interface EarlierWager extends WorkLabel {
  stage: WagerStage;
  verdict: WagerVerdict | null;
  learned: WorkLabel | null;
}

export interface EarlierWagers {
  /** The most related first. */
  wagers: EarlierWager[];
}

/** Of what somebody writes so much is compared. */
const MAX_COMPARED_LENGTH = 5000;
/** Fewer words in common happen by chance. */
const MIN_SHARED_WORDS = 3;
/** So great a share of the words of the shorter of two: long texts have some in common by chance, too. */
const MIN_SHARED_RATIO = 1 / 3;
const MAX_SHOWN = 6;

const toWordArray = (text: ReturnType<typeof sql<string>>) =>
  sql`tsvector_to_array(to_tsvector('english', ${text}))`;

/**
 * Earlier wagers that assumed much the same: those whose title and hypothesis have at least three
 * words and a third in common with what is written, by their stems, the most first. There are hundreds of
 * wagers where there are ten thousands of works, so they are compared one by one.
 */
export async function findEarlierWagers(
  context: QueryContext,
  viewer: Viewer,
  { title, body }: { title: string; body: string },
): Promise<EarlierWagers> {
  const typed = `${title}\n${body}`
    .slice(0, MAX_COMPARED_LENGTH)
    .replaceAll('\0', ' ')
    .toWellFormed();
  if (typed.trim() === '') return { wagers: [] };
  const own = sql<string>`concat_ws(' ', entries.title, wagers.because, wagers.belief, wagers.will)`;
  const [theirs, written] = [toWordArray(own), toWordArray(sql<string>`${typed}`)];
  const shared = sql<number>`cardinality(array(
    select unnest(${theirs}) intersect select unnest(${written})))`;
  const fewer = sql<number>`least(cardinality(${theirs}), cardinality(${written}))`;
  const rows = await selectWagers(context, viewer, '1970-01-01')
    .leftJoin('entries as lessons', 'lessons.id', 'wagers.learned_entry')
    .where(
      sql<boolean>`${shared} >= greatest(${MIN_SHARED_WORDS}::int, ${MIN_SHARED_RATIO}::float8 * ${fewer})`,
    )
    .select(['lessons.id as lesson', 'lessons.slug as lessonSlug', 'lessons.title as lessonTitle'])
    .orderBy(sql`${shared} desc`)
    .orderBy('entries.id', 'desc')
    .limit(MAX_SHOWN)
    .execute();
  return { wagers: rows.map(toEarlierWager) };
}

interface EarlierWagerRow {
  id: string;
  slug: string;
  title: string;
  stage: WagerStage;
  verdict: WagerVerdict | null;
  lesson: string | null;
  lessonSlug: string | null;
  lessonTitle: string | null;
}

function toEarlierWager(row: EarlierWagerRow): EarlierWager {
  const { id, title, stage, verdict, lesson, lessonSlug, lessonTitle } = row;
  const path = lesson && entryPath({ id: lesson, slug: lessonSlug ?? '' });
  const learned = lesson && path ? { id: lesson, path, title: lessonTitle ?? '' } : null;
  return { id, path: entryPath(row), title, stage, verdict, learned };
}
