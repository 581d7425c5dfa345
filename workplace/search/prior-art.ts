import { sql } from 'kysely';
import { z } from 'zod';
import { canUseSemanticSearch, isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { parseInput } from '../kernel/index.ts';
import { isSupersededFor } from '../lineage/index.ts';
import { entryPath } from '../works/index.ts';
import type { RelatedEntry } from './index/find-related.ts';
import { dampenCount } from './index/lsa-model.ts';
import { extractOpening } from './index/sentence-model.ts';
import { buildPassage, listMarkedWords, renderPassage } from './passage.ts';
import { analyseTexts, buildTsQuery, type TextAnalysis } from './text-analysis.ts';
import { toWorkStatus, type WorkStatus } from './work-status.ts';

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
  status: WorkStatus;
  closed: boolean;
  /** HTML in which only `<mark>` stands. */
  passage: string;
  /** Who said the passage, where it is from the conversation; null where it is the work's own. */
  passageAuthor: string | null;
  why: PriorArtReason;
  /** Between 0 and 1, comparable within one answer only. */
  score: number;
  /** Whether it is close enough to be shown to somebody who did not ask. */
  isCloseMatch: boolean;
}

/** Why it is shown. */
export interface PriorArtReason {
  /** Words that both have, as they stand in the work. */
  words: string[];
  /** Whether they are alike in meaning beyond the words. */
  hasSimilarMeaning: boolean;
}

/**
 * Existing works about the same thing, the most related first. Nothing that the viewer may not see
 * takes part in any way: it is not among what is counted, compared or waited for.
 */
export async function findPriorArt(
  context: QueryContext,
  viewer: Viewer,
  input: unknown,
): Promise<PriorArtView[]> {
  const { title, body, limit, except, confirmed } = parseInput(priorArtInput, input);
  // Asked first, so that the model works while the words are taken apart.
  const embedding = context.searchIndex?.embed(extractOpening(title, body, MAX_SENTENCE_WORDS));
  const clean = (text: string) => text.replaceAll('\0', ' ').toWellFormed();
  const analysis = await analyseTexts(context, viewer, [
    clean(title),
    clean(body.slice(0, 20_000)),
  ]);
  const terms = weighTerms(analysis.texts);
  if (terms.length === 0) return [];
  // A few more than are shown, since some may be passed over.
  const most = confirmed ? 50 : limit + (except ? 1 : 0);
  const related = await queryRelated(context, viewer, {
    terms,
    spaces: analysis.spaces,
    limit: most,
    embedding: (await embedding) ?? null,
  });
  const kept = related.filter(({ id }) => id !== except);
  const shown = await loadPriorArt(context, viewer, {
    related: kept,
    terms,
    onlyConfirmed: confirmed,
  });
  return shown.slice(0, limit);
}

const MAX_BODY_TERMS = 30;
/** Of a text that is being written: its beginning changes seldom, and is read quickly. */
const MAX_SENTENCE_WORDS = 24;

/** The title says what it is about; the body's most used words say a little more. */
export function weighTerms([title = [], body = []]: TextAnalysis['texts']): [string, number][] {
  const weights = new Map(title.map(({ term }) => [term, 1]));
  const rest = body
    .map(({ term, titleCount: a, bodyCount: b }) => ({ term, weight: 0.3 * dampenCount(a + b) }))
    .sort((a, b) => b.weight - a.weight || a.term.localeCompare(b.term))
    .slice(0, MAX_BODY_TERMS);
  for (const { term, weight } of rest) weights.set(term, (weights.get(term) ?? 0) + weight);
  return [...weights];
}

export interface RelatedQuery {
  spaces: string[];
  terms: [string, number][];
  limit: number;
  embedding: Int8Array | null;
}

export async function queryRelated(
  context: QueryContext,
  viewer: Viewer,
  query: RelatedQuery,
): Promise<RelatedEntry[]> {
  const canUseModel = canUseSemanticSearch(viewer);
  const answer = await context.searchIndex?.ask({ about: 'related', canUseModel, ...query });
  return answer ?? queryRelatedInDatabase(context, viewer, query);
}

/** What the database finds by itself, while the index is being read. */
async function queryRelatedInDatabase(
  context: QueryContext,
  viewer: Viewer,
  { terms, limit }: RelatedQuery,
): Promise<RelatedEntry[]> {
  const query = buildTsQuery([terms.map(([term]) => term)], '|');
  const { rows } = await sql<{ id: string; score: number }>`
    select entries.id, ts_rank(entries.search, ${query})::float8 as score
    from entries join spaces on spaces.id = entries.space_id
    where entries.search @@ ${query} and ${isNotWithdrawn()} and ${visibleTo(viewer)}
    order by score desc, entries.created_at desc, entries.id limit ${limit}`.execute(context.db);
  const best = rows[0]?.score || 1;
  return rows.map(({ id, score }) => ({
    id,
    score: score / best,
    coverage: score / best,
    commentId: null,
    similarity: 0,
    sentenceSimilarity: 0,
    topTerms: terms.map(([term]) => term),
  }));
}

interface PriorArtRow {
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

interface PriorArtRequest {
  related: readonly RelatedEntry[];
  terms: readonly [string, number][];
  onlyConfirmed: boolean;
}

/** Fetched through the access rule once more: whatever the index knows, this decides. */
export async function loadPriorArt(
  context: QueryContext,
  viewer: Viewer,
  { related, terms, onlyConfirmed }: PriorArtRequest,
) {
  const query = buildTsQuery([terms.map(([term]) => term)], '|');
  const comments = related.map(({ commentId }) => commentId);
  const only = onlyConfirmed
    ? sql`entries.details ->> 'status' = 'confirmed' and not ${isSupersededFor(viewer)}`
    : sql`true`;
  const { rows } = await sql<PriorArtRow>`
    select entries.id, entries.slug, entries.kind, entries.title, spaces.name as space_name,
      spaces.title as space_title, author.handle, author.name, entries.created_at,
      ${isSupersededFor(viewer)} as superseded, entries.details ->> 'status' as status,
      entries.closed_at is not null as closed,
      ${buildPassage(sql`entries.title`, query)} as marked_title,
      ${buildPassage(sql`coalesce(comments.html, entries.html)`, query)} as passage,
      case when comments.id is not null then coalesce(speaker.name, comments.author_name) end
        as said_by
    from unnest(${related.map(({ id }) => id)}::uuid[], ${comments}::uuid[]) as found (id, comment)
    join entries on entries.id = found.id
    join spaces on spaces.id = entries.space_id
    join people as author on author.id = entries.author_id
    left join comments on comments.id = found.comment and comments.deleted_at is null
    left join people as speaker on speaker.id = comments.author_id
    where ${isNotWithdrawn()} and ${visibleTo(viewer)} and ${only}`.execute(context.db);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return related.flatMap((found) => {
    const row = rowOf.get(found.id);
    return row ? [toPriorArtView(row, found)] : [];
  });
}

function toPriorArtView(row: PriorArtRow, found: RelatedEntry): PriorArtView {
  const passage = renderPassage(row.passage);
  const words = pickSharedWords(
    listMarkedWords(renderPassage(row.marked_title) + passage),
    found.topTerms,
  );
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    path: entryPath(row),
    space: { name: row.space_name, title: row.space_title },
    author: { handle: row.handle, name: row.name },
    createdAt: row.created_at,
    status: toWorkStatus(row),
    closed: row.closed,
    passage,
    passageAuthor: row.said_by,
    why: { words, hasSimilarMeaning: hasSimilarMeaning(found) },
    score: found.score,
    isCloseMatch: isCloseMatch(found),
  };
}

const MAX_REASON_WORDS = 4;

/** One form of each telling word, as it is written there; stems and words differ in their ends alone. */
function pickSharedWords(written: readonly string[], stems: readonly string[]): string[] {
  const forms = stems.flatMap(
    (stem) => written.find((word) => sharesStem(word.toLowerCase(), stem)) ?? [],
  );
  return [...new Set(forms)].slice(0, MAX_REASON_WORDS);
}

const sharesStem = (word: string, stem: string): boolean =>
  word === stem || (stem.length > 2 && word.startsWith(stem.slice(0, -1)));

/** Below these a work only happens to use some of the same words. */
const MIN_COVERAGE = 0.45;
const MIN_SIMILARITY = { words: 0.55, sentences: 0.7 };

function hasSimilarMeaning({ similarity, sentenceSimilarity }: RelatedEntry): boolean {
  return similarity >= MIN_SIMILARITY.words || sentenceSimilarity >= MIN_SIMILARITY.sentences;
}

/** Whether a work is close enough to be shown to somebody who did not ask. */
export function isCloseMatch(found: RelatedEntry): boolean {
  return found.coverage >= MIN_COVERAGE || hasSimilarMeaning(found);
}
