import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { supersededFor } from '../lineage/superseded.ts';
import type { Narrowing, Sought, Status } from './asking.ts';

type Condition = RawBuilder<SqlBool>;

/** Conditions on an entry, or on the one that a comment is about. */
function ofEntry(viewer: Viewer, { space, kind, tag, status, hasOutcome }: Narrowing): Condition[] {
  const all: Condition[] = [];
  if (space !== undefined) all.push(sql`spaces.name = ${space}`);
  if (kind !== undefined) all.push(sql`entries.kind = ${kind}`);
  if (tag !== undefined) all.push(sql`entries.tags @> array[${tag}]`);
  if (status !== undefined) all.push(ofStatus(viewer, status));
  if (hasOutcome) all.push(sql`(entries.outcome is not null or entries.details ? 'accepted')`);
  return all;
}

function ofStatus(viewer: Viewer, status: Status): Condition {
  if (status === 'closed') return sql`entries.closed_at is not null`;
  if (status === 'open') return sql`entries.closed_at is null`;
  const superseded = supersededFor(viewer);
  if (status === 'superseded') return sql`${superseded}`;
  return sql`(entries.details ->> 'status' = ${status} and not ${superseded})`;
}

/** Conditions on the work itself, in a query where `work` is the entry or the comment. */
function ofWork(work: 'entries' | 'comments', sought: Narrowing & Partial<Sought>): Condition[] {
  const column = (name: string) => sql.ref(`${work}.${name}`);
  const all: Condition[] = [];
  const { author, unit, before, since } = sought;
  if (author !== undefined) all.push(sql`author.handle = ${author}`);
  if (unit !== undefined) {
    all.push(sql`exists (select from unit_people join units on units.id = unit_people.unit_id
      where unit_people.person_id = author.id and units.handle = ${unit})`);
  }
  if (before) all.push(sql`${column('created_at')} < ${before}`);
  if (since) all.push(sql`${column('created_at')} >= ${since}`);
  for (const phrase of sought.phrases ?? []) {
    all.push(sql`${column('search')} @@ phraseto_tsquery('english', ${phrase})`);
  }
  for (const word of sought.without ?? []) {
    all.push(sql`not ${column('search')} @@ phraseto_tsquery('english', ${word})`);
  }
  return all;
}

/** All that narrows a search, for a query over `entries`, or over `comments` on them. */
export function narrowedTo(
  viewer: Viewer,
  work: 'entries' | 'comments',
  sought: Narrowing & Partial<Sought>,
): Condition {
  const all = [sql<SqlBool>`true`, ...ofEntry(viewer, sought), ...ofWork(work, sought)];
  return sql.join(all, sql` and `) as Condition;
}

/** Whether anything narrows it besides the words. */
export function isNarrowed({ words: _, phrases, without, ...narrowing }: Sought): boolean {
  return (
    phrases.length > 0 ||
    without.length > 0 ||
    Object.values(narrowing).some((value) => value !== undefined)
  );
}
