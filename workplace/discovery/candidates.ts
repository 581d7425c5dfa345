import { type RawBuilder, sql } from 'kysely';
import type { Found } from './engine/found.ts';

/** Works that may answer a search, as SQL that yields their `id` and `score`. */
export interface Candidates {
  entries: RawBuilder<unknown>;
  comments: RawBuilder<unknown>;
  /** What is marked in their passages. */
  marks: RawBuilder<unknown>;
  /** Whether there are more than these. */
  more: boolean;
  partial: boolean;
  respelt: boolean;
}

type How = Pick<Candidates, 'marks' | 'more' | 'partial' | 'respelt'>;

/** What the index found. */
export function ranked(found: readonly Found[], how: How): Candidates {
  const ids = found.map(({ id }) => id);
  const scores = found.map(({ score }) => score);
  const all = sql`(select * from unnest(${ids}::uuid[], ${scores}::float8[]) as found (id, score))`;
  return { entries: all, comments: all, ...how };
}

const whole = { more: false, partial: false, respelt: false };

/** What the database finds by itself, while the index is being read. */
export function byWords(query: RawBuilder<unknown>): Candidates {
  const holding = (table: string, factor: number) => sql`(
    select id, ${sql.lit(factor)} * ts_rank(search, ${query})::float8 as score
    from ${sql.table(table)} where search @@ ${query})`;
  return {
    entries: holding('entries', 1.5),
    comments: holding('comments', 1),
    marks: query,
    ...whole,
  };
}

/** Where only a narrowing was asked for: entries, the newest first. */
export function byTime(): Candidates {
  return {
    entries: sql`(select id, extract(epoch from created_at)::float8 as score from entries)`,
    comments: sql`(select null::uuid as id, 0::float8 as score where false)`,
    marks: sql`''::tsquery`,
    ...whole,
  };
}
