import { type RawBuilder, sql } from 'kysely';
import type { WorkHit } from './index/find-works.ts';

/** Works that may answer a search, as SQL that yields their `id` and `score`. */
export interface SearchCandidates {
  entries: RawBuilder<unknown>;
  comments: RawBuilder<unknown>;
  /** What is marked in their passages. */
  highlightQuery: RawBuilder<unknown>;
  /** Whether there are more than these. */
  hasMore: boolean;
  isPartial: boolean;
  isRespelled: boolean;
}

type CandidateOptions = Pick<
  SearchCandidates,
  'highlightQuery' | 'hasMore' | 'isPartial' | 'isRespelled'
>;

/** What the index found. */
export function buildIndexCandidates(
  hits: readonly WorkHit[],
  options: CandidateOptions,
): SearchCandidates {
  const ids = hits.map(({ id }) => id);
  const scores = hits.map(({ score }) => score);
  const all = sql`(select * from unnest(${ids}::uuid[], ${scores}::float8[]) as found (id, score))`;
  return { entries: all, comments: all, ...options };
}

const completeMatch = { hasMore: false, isPartial: false, isRespelled: false };

/** What the database finds by itself, while the index is being read. */
export function buildTextCandidates(query: RawBuilder<unknown>): SearchCandidates {
  const holding = (table: string, factor: number) => sql`(
    select id, ${sql.lit(factor)} * ts_rank(search, ${query})::float8 as score
    from ${sql.table(table)} where search @@ ${query})`;
  return {
    entries: holding('entries', 1.5),
    comments: holding('comments', 1),
    highlightQuery: query,
    ...completeMatch,
  };
}

/** Where only a narrowing was asked for: entries, the newest first. */
export function buildRecentCandidates(): SearchCandidates {
  return {
    entries: sql`(select id, extract(epoch from created_at)::float8 as score from entries)`,
    comments: sql`(select null::uuid as id, 0::float8 as score where false)`,
    highlightQuery: sql`''::tsquery`,
    ...completeMatch,
  };
}
