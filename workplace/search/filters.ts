import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { isSupersededFor } from '../lineage/index.ts';
import type { ParsedQuery, SearchFilters, SearchStatus } from './query-parser.ts';

type Condition = RawBuilder<SqlBool>;

/** Conditions on an entry, or on the one that a comment is about. */
function buildEntryConditions(
  viewer: Viewer,
  { space, kind, tag, status, hasOutcome }: SearchFilters,
): Condition[] {
  const all: Condition[] = [];
  if (space !== undefined) all.push(sql`spaces.name = ${space}`);
  if (kind !== undefined) all.push(sql`entries.kind = ${kind}`);
  if (tag !== undefined) all.push(sql`entries.tags @> array[${tag}]`);
  if (status !== undefined) all.push(buildStatusCondition(viewer, status));
  if (hasOutcome) all.push(sql`(entries.outcome is not null or entries.details ? 'accepted')`);
  return all;
}

function buildStatusCondition(viewer: Viewer, status: SearchStatus): Condition {
  if (status === 'closed') return sql`entries.closed_at is not null`;
  if (status === 'open') return sql`entries.closed_at is null`;
  const superseded = isSupersededFor(viewer);
  if (status === 'superseded') return sql`${superseded}`;
  return sql`(entries.details ->> 'status' = ${status} and not ${superseded})`;
}

/** Conditions on the work itself, in a query where `work` is the entry or the comment. */
function buildWorkConditions(
  work: 'entries' | 'comments',
  query: SearchFilters & Partial<ParsedQuery>,
): Condition[] {
  const column = (name: string) => sql.ref(`${work}.${name}`);
  const all: Condition[] = [];
  const { author, unit, before, since } = query;
  if (author !== undefined) all.push(sql`author.handle = ${author}`);
  if (unit !== undefined) {
    all.push(sql`exists (select from unit_people join units on units.id = unit_people.unit_id
      where unit_people.person_id = author.id and units.handle = ${unit})`);
  }
  if (before) all.push(sql`${column('created_at')} < ${before}`);
  if (since) all.push(sql`${column('created_at')} >= ${since}`);
  for (const phrase of query.phrases ?? []) {
    all.push(sql`${column('search')} @@ phraseto_tsquery('english', ${phrase})`);
  }
  for (const word of query.excluded ?? []) {
    all.push(sql`not ${column('search')} @@ phraseto_tsquery('english', ${word})`);
  }
  return all;
}

/** All that narrows a search, for a query over `entries`, or over `comments` on them. */
export function buildFilterCondition(
  viewer: Viewer,
  work: 'entries' | 'comments',
  query: SearchFilters & Partial<ParsedQuery>,
): Condition {
  const all = [
    sql<SqlBool>`true`,
    ...buildEntryConditions(viewer, query),
    ...buildWorkConditions(work, query),
  ];
  return sql.join(all, sql` and `) as Condition;
}

/** Whether anything narrows it besides the words. */
export function hasFilters({ words: _, phrases, excluded, ...narrowing }: ParsedQuery): boolean {
  return (
    phrases.length > 0 ||
    excluded.length > 0 ||
    Object.values(narrowing).some((value) => value !== undefined)
  );
}
