import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { invalid } from '../kernel/index.ts';
import {
  buildIndexCandidates,
  buildRecentCandidates,
  buildTextCandidates,
  type SearchCandidates,
} from './candidates.ts';
import { hasFilters } from './filters.ts';
import { type ParsedQuery, parseQuery, type SearchFilters } from './query-parser.ts';
import { loadSearchResults, type SearchResult } from './search-results.ts';
import { analyseTexts, buildTsQuery } from './text-analysis.ts';

const MAX_LIMIT = 50;
const MAX_DEPTH = 1000;
/**
 * How many of the best are looked at, and how many more where a narrowing leaves too few; after
 * these the database looks at all, which is quick just because so few fit.
 */
const candidateLimits = [1000, 20_000];

export interface SearchRequest extends SearchFilters {
  /** What was typed; see `readSearch`. */
  q: string;
  limit?: number;
  after?: string | null;
}

export interface SearchPage {
  items: SearchResult[];
  next: string | null;
  /** No work holds all of the words; these hold some. */
  isPartial: boolean;
  /** A word was taken for one that is spelt almost alike. */
  isRespelled: boolean;
}

/**
 * Entries and comments that hold the words and fit the narrowing, best first; confirmed works
 * before others, superseded ones after. The cursor is the place in the ranking, and how widely was
 * looked for it.
 */
export async function search(
  context: QueryContext,
  viewer: Viewer,
  { q, limit: asked, after, ...narrowing }: SearchRequest,
): Promise<SearchPage> {
  if (q.length > 500) throw invalid({ q: 'tooLong' });
  const parsedQuery: ParsedQuery = { ...narrowing, ...parseQuery(q) };
  const limit = Math.min(Math.max(asked ?? 20, 1), MAX_LIMIT);
  const cursor = parseCursor(after);
  const stems = await resolveStems(context, viewer, parsedQuery);
  if (stems.stemGroups.length === 0 && !hasFilters(parsedQuery)) return emptyPage;
  const page = { limit: limit + 1, offset: cursor.offset };
  for (let { width } = cursor; ; width += 1) {
    const candidates = await findCandidates(context, stems, width);
    const items = await loadSearchResults(context, viewer, { candidates, parsedQuery, ...page });
    // Pages after the first go on as the first one began.
    const enough = items.length > limit || !candidates.hasMore || cursor.offset > 0;
    if (!enough && hasFilters(parsedQuery)) continue;
    const more = items.length > limit && cursor.offset + limit < MAX_DEPTH;
    const { isPartial, isRespelled } = candidates;
    const next = more ? `${cursor.offset + limit}.${width}` : null;
    return { items: items.slice(0, limit), next, isPartial, isRespelled };
  }
}

const emptyPage: SearchPage = { items: [], next: null, isPartial: false, isRespelled: false };

function parseCursor(after: string | null | undefined): { offset: number; width: number } {
  if (!after) return { offset: 0, width: 0 };
  const [, offset, width] = /^(\d{1,4})\.([0-2])$/.exec(after) ?? [];
  if (!offset) throw invalid({ after: 'cursorUnknown' });
  return { offset: Number(offset), width: Number(width) };
}

interface QueryStems {
  spaces: string[];
  stemGroups: string[][];
}

/** The stems of each typed word; one that is in every text, such as “the”, asks for nothing. */
async function resolveStems(
  context: QueryContext,
  viewer: Viewer,
  { words }: ParsedQuery,
): Promise<QueryStems> {
  const typed = words.flat();
  const { spaces, texts } = await analyseTexts(context, viewer, typed);
  let next = 0;
  const groups = words.map((alternatives) =>
    alternatives.flatMap(() => (texts[next++] ?? []).map(({ term }) => term)),
  );
  return { spaces, stemGroups: groups.filter((stems) => stems.length > 0) };
}

async function findCandidates(
  context: QueryContext,
  { spaces, stemGroups }: QueryStems,
  width: number,
): Promise<SearchCandidates> {
  if (stemGroups.length === 0) return buildRecentCandidates();
  const limit = candidateLimits[width];
  const question = { about: 'search', spaces, stemGroups, limit: limit ?? 0 } as const;
  const answer = limit === undefined ? null : await context.searchIndex?.ask(question);
  if (!answer) return buildTextCandidates(buildTsQuery(stemGroups, '&'));
  const highlightQuery = buildTsQuery(
    answer.stems.map((stem) => [stem]),
    '|',
  );
  return buildIndexCandidates(answer.hits, {
    highlightQuery,
    hasMore: answer.hasMore,
    isPartial: !answer.matchesAll && answer.hits.length > 0,
    isRespelled: answer.isRespelled && answer.hits.length > 0,
  });
}
