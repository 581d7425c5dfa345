import { sql } from 'kysely';
import type { WagerStage, WagerVerdict } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { wagerRows } from './labels.ts';
import type { WorkLabel } from './view.ts';

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
const mostLetters = 5000;
/** Fewer words in common happen by chance. */
const fewestShared = 3;
/** So great a share of the words of the shorter of two: long texts have some in common by chance, too. */
const leastShare = 1 / 3;
const mostShown = 6;

const wordsOf = (text: ReturnType<typeof sql<string>>) =>
  sql`tsvector_to_array(to_tsvector('english', ${text}))`;

/**
 * Earlier wagers that assumed much the same: those whose title and hypothesis have at least three
 * words and a third in common with what is written, by their stems, the most first. There are hundreds of
 * wagers where there are ten thousands of works, so they are compared one by one.
 */
export async function findEarlierWagers(
  reading: Reading,
  viewer: Viewer,
  { title, body }: { title: string; body: string },
): Promise<EarlierWagers> {
  const typed = `${title}\n${body}`.slice(0, mostLetters).replaceAll('\0', ' ').toWellFormed();
  if (typed.trim() === '') return { wagers: [] };
  const own = sql<string>`concat_ws(' ', entries.title, wagers.because, wagers.belief, wagers.will)`;
  const [theirs, written] = [wordsOf(own), wordsOf(sql<string>`${typed}`)];
  const shared = sql<number>`cardinality(array(
    select unnest(${theirs}) intersect select unnest(${written})))`;
  const fewer = sql<number>`least(cardinality(${theirs}), cardinality(${written}))`;
  const rows = await wagerRows(reading, viewer, '1970-01-01')
    .leftJoin('entries as lessons', 'lessons.id', 'wagers.learned_entry')
    .where(
      sql<boolean>`${shared} >= greatest(${fewestShared}::int, ${leastShare}::float8 * ${fewer})`,
    )
    .select(['lessons.id as lesson', 'lessons.slug as lessonSlug', 'lessons.title as lessonTitle'])
    .orderBy(sql`${shared} desc`)
    .orderBy('entries.id', 'desc')
    .limit(mostShown)
    .execute();
  return { wagers: rows.map(earlierOf) };
}

interface Row {
  id: string;
  slug: string;
  title: string;
  stage: WagerStage;
  verdict: WagerVerdict | null;
  lesson: string | null;
  lessonSlug: string | null;
  lessonTitle: string | null;
}

function earlierOf(row: Row): EarlierWager {
  const { id, title, stage, verdict, lesson, lessonSlug, lessonTitle } = row;
  const path = lesson && entryPath({ id: lesson, slug: lessonSlug ?? '' });
  const learned = lesson && path ? { id: lesson, path, title: lessonTitle ?? '' } : null;
  return { id, path: entryPath(row), title, stage, verdict, learned };
}
