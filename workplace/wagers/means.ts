import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { getStanding } from '../entries/standing.ts';
import type { Reading } from '../happenings/index.ts';
import { countBuiltOn } from '../lineage/built-on.ts';
import { notFound } from '../refusal.ts';
import { ActivityCount } from './doing.ts';

/** What we did, not what came of it: counted whenever somebody looks, and kept nowhere. */
export interface Means {
  /** Comments that stand. */
  comments: ActivityCount;
  /** People who wrote it, spoke on it, found something or read a measure. */
  people: ActivityCount;
  /** Works that build on it, directly or through others, as far as the viewer sees them. */
  builtOn: ActivityCount;
  findings: ActivityCount;
  readings: ActivityCount;
}

/** Counts what was done about a wager; throws `notFound`. */
export async function getMeans(reading: Reading, viewer: Viewer, id: string): Promise<Means> {
  const entry = await getStanding(reading, viewer, id);
  const { rows } = await sql<Record<'comments' | 'people' | 'findings' | 'readings', number>>`
    select (select count(*)::int from comments
        where entry_id = wagers.entry_id and deleted_at is null) as comments,
      (select count(distinct person)::int from (
        select owner_id as person from wagers as own where own.entry_id = wagers.entry_id
        union all select author_id from comments
          where entry_id = wagers.entry_id and deleted_at is null
        union all select found_by from findings where entry_id = wagers.entry_id
        union all select entered_by from readings where entry_id = wagers.entry_id) as taking
        where person is not null) as people,
      (select count(*)::int from findings where entry_id = wagers.entry_id) as findings,
      (select count(*)::int from readings where entry_id = wagers.entry_id) as readings
    from wagers where entry_id = ${entry.id}`.execute(reading.db);
  if (!rows[0]) throw notFound();
  const { comments, people, findings, readings } = rows[0];
  return {
    comments: new ActivityCount(comments),
    people: new ActivityCount(people),
    builtOn: new ActivityCount((await countBuiltOn(reading, viewer, entry.id)).inAll),
    findings: new ActivityCount(findings),
    readings: new ActivityCount(readings),
  };
}
