import { sql } from 'kysely';
import { z } from 'zod';
import { mayUseMeaning, type Viewer, visibleTo } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { supersededFor } from '../lineage/superseded.ts';
import { type Analysis, analyse, queryOf } from './analysis.ts';
import { damped } from './engine/meaning.ts';
import type { Related } from './engine/related.ts';
import { beginning } from './engine/sentence-model.ts';
import { marked, passageOf, wordsMarkedIn } from './passage.ts';
import { type Standing, standingOf } from './standing.ts';

export const priorArtInput = z.object({
  title: z.string().max(1000, 'tooLong').default(''),
  body: z.string().max(200_000, 'tooLong').default(''),
  limit: z
    .number('limitWithinFifty')
    .int('limitWithinFifty')
    .min(1, 'limitWithinFifty')
    .max(50, 'limitWithinFifty')
    .default(5),
  /** Only those of this kind that are confirmed, as a template wants them. */
  confirmed: z.boolean().default(false),
  /** The entry that is being written about itself, which is no prior art. */
  except: z.uuid().optional(),
});

/** An existing work about the same thing as what is being written. */
export interface PriorArtView {
  id: string;
  kind: string;
  title: string;
  path: string;
  space: { name: string; title: string };
  author: { handle: string; name: string };
  createdAt: Date;
  standing: Standing;
  closed: boolean;
  /** HTML in which only `<mark>` stands. */
  passage: string;
  /** Who said the passage, where it is from the conversation; null where it is the work's own. */
  saidBy: string | null;
  why: PriorArtReason;
  /** Between 0 and 1, comparable within one answer only. */
  score: number;
  /** Whether it is close enough to be shown to somebody who did not ask. */
  close: boolean;
}

/** Why it is shown. */
export interface PriorArtReason {
  /** Words that both have, as they stand in the work. */
  words: string[];
  /** Whether they are alike in meaning beyond the words. */
  meaning: boolean;
}

/**
 * Existing works about the same thing, the most related first. Nothing that the viewer may not see
 * takes part in any way: it is not among what is counted, compared or waited for.
 */
export async function findPriorArt(
  reading: Reading,
  viewer: Viewer,
  input: unknown,
): Promise<PriorArtView[]> {
  const { title, body, limit, except, confirmed } = parse(priorArtInput, input);
  // Asked first, so that the model works while the words are taken apart.
  const known = reading.finder?.directionOf(beginning(title, body, mostSentenceWords));
  const clean = (text: string) => text.replaceAll('\0', ' ').toWellFormed();
  const analysis = await analyse(reading, viewer, [clean(title), clean(body.slice(0, 20_000))]);
  const words = themeOf(analysis.texts);
  if (words.length === 0) return [];
  // A few more than are shown, since some may be passed over.
  const most = confirmed ? 50 : limit + (except ? 1 : 0);
  const theme = { words, spaces: analysis.spaces, most, sentence: (await known) ?? null };
  const related = await relatedTo(reading, viewer, theme);
  const kept = related.filter(({ id }) => id !== except);
  const shown = await show(reading, viewer, { related: kept, words, confirmed });
  return shown.slice(0, limit);
}

const mostBodyWords = 30;
/** Of a text that is being written: its beginning changes seldom, and is read quickly. */
const mostSentenceWords = 24;

/** The title says what it is about; the body's most used words say a little more. */
export function themeOf([title = [], body = []]: Analysis['texts']): [string, number][] {
  const words = new Map(title.map(({ term }) => [term, 1]));
  const rest = body
    .map(({ term, title: a, rest: b }) => ({ term, weight: 0.3 * damped(a + b) }))
    .sort((a, b) => b.weight - a.weight || a.term.localeCompare(b.term))
    .slice(0, mostBodyWords);
  for (const { term, weight } of rest) words.set(term, (words.get(term) ?? 0) + weight);
  return [...words];
}

export interface Theme {
  spaces: string[];
  words: [string, number][];
  most: number;
  sentence: Int8Array | null;
}

export async function relatedTo(
  reading: Reading,
  viewer: Viewer,
  theme: Theme,
): Promise<Related[]> {
  const meaning = mayUseMeaning(viewer);
  const answer = await reading.finder?.ask({ about: 'related', meaning, ...theme });
  return answer ?? relatedByWords(reading, viewer, theme);
}

/** What the database finds by itself, while the index is being read. */
async function relatedByWords(
  reading: Reading,
  viewer: Viewer,
  { words, most }: Theme,
): Promise<Related[]> {
  const query = queryOf([words.map(([term]) => term)], '|');
  const { rows } = await sql<{ id: string; score: number }>`
    select entries.id, ts_rank(entries.search, ${query})::float8 as score
    from entries join spaces on spaces.id = entries.space_id
    where entries.search @@ ${query} and ${entryStands()} and ${visibleTo(viewer)}
    order by score desc, entries.created_at desc, entries.id limit ${most}`.execute(reading.db);
  const best = rows[0]?.score || 1;
  return rows.map(({ id, score }) => ({
    id,
    score: score / best,
    share: score / best,
    comment: null,
    likeness: 0,
    sentence: 0,
    telling: words.map(([term]) => term),
  }));
}

interface Row {
  id: string;
  slug: string;
  kind: string;
  title: string;
  marked_title: string;
  passage: string;
  said_by: string | null;
  space_name: string;
  space_title: string;
  handle: string;
  name: string;
  created_at: Date;
  superseded: boolean;
  status: string | null;
  closed: boolean;
}

interface Showing {
  related: readonly Related[];
  words: readonly [string, number][];
  confirmed: boolean;
}

/** Fetched through the access rule once more: whatever the index knows, this decides. */
export async function show(
  reading: Reading,
  viewer: Viewer,
  { related, words, confirmed }: Showing,
) {
  const query = queryOf([words.map(([term]) => term)], '|');
  const comments = related.map(({ comment }) => comment);
  const only = confirmed
    ? sql`entries.details ->> 'status' = 'confirmed' and not ${supersededFor(viewer)}`
    : sql`true`;
  const { rows } = await sql<Row>`
    select entries.id, entries.slug, entries.kind, entries.title, spaces.name as space_name,
      spaces.title as space_title, author.handle, author.name, entries.created_at,
      ${supersededFor(viewer)} as superseded, entries.details ->> 'status' as status,
      entries.closed_at is not null as closed,
      ${passageOf(sql`entries.title`, query)} as marked_title,
      ${passageOf(sql`coalesce(comments.html, entries.html)`, query)} as passage,
      case when comments.id is not null then coalesce(speaker.name, comments.author_name) end
        as said_by
    from unnest(${related.map(({ id }) => id)}::uuid[], ${comments}::uuid[]) as found (id, comment)
    join entries on entries.id = found.id
    join spaces on spaces.id = entries.space_id
    join people as author on author.id = entries.author_id
    left join comments on comments.id = found.comment and comments.deleted_at is null
    left join people as speaker on speaker.id = comments.author_id
    where ${entryStands()} and ${visibleTo(viewer)} and ${only}`.execute(reading.db);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return related.flatMap((found) => {
    const row = rowOf.get(found.id);
    return row ? [view(row, found)] : [];
  });
}

function view(row: Row, { score, share, likeness, sentence, telling }: Related): PriorArtView {
  const meaning = likeness >= alike.words || sentence >= alike.sentences;
  const passage = marked(row.passage);
  const words = tellingWords(wordsMarkedIn(marked(row.marked_title) + passage), telling);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    path: entryPath(row),
    space: { name: row.space_name, title: row.space_title },
    author: { handle: row.handle, name: row.name },
    createdAt: row.created_at,
    standing: standingOf(row),
    closed: row.closed,
    passage,
    saidBy: row.said_by,
    why: { words, meaning },
    score,
    close: isClose({ share, likeness, sentence }),
  };
}

const mostWords = 4;

/** One form of each telling word, as it is written there; stems and words differ in their ends alone. */
function tellingWords(written: readonly string[], telling: readonly string[]): string[] {
  const forms = telling.flatMap(
    (stem) => written.find((word) => alikeAtStart(word.toLowerCase(), stem)) ?? [],
  );
  return [...new Set(forms)].slice(0, mostWords);
}

const alikeAtStart = (word: string, stem: string): boolean =>
  word === stem || (stem.length > 2 && word.startsWith(stem.slice(0, -1)));

/** Below these a work only happens to use some of the same words. */
const shared = 0.45;
const alike = { words: 0.55, sentences: 0.7 };

/** Whether a work is close enough to be shown to somebody who did not ask. */
export function isClose(found: Pick<Related, 'share' | 'likeness' | 'sentence'>): boolean {
  const meaning = found.likeness >= alike.words || found.sentence >= alike.sentences;
  return found.share >= shared || meaning;
}
