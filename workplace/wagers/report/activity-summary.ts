import { sql } from 'kysely';
import type { Viewer } from '../../access/index.ts';
import { getEntryAccess } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import { countDownstream } from '../../lineage/index.ts';
import { ActivityCount } from '../core/index.ts';

/** What we did, not what came of it: counted whenever somebody looks, and kept nowhere. */
export interface ActivitySummary {
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
export async function getActivitySummary(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<ActivitySummary> {
  const entry = await getEntryAccess(context, viewer, id);
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
    from wagers where entry_id = ${entry.id}`.execute(context.db);
  if (!rows[0]) throw notFound();
  const { comments, people, findings, readings } = rows[0];
  return {
    comments: new ActivityCount(comments),
    people: new ActivityCount(people),
    builtOn: new ActivityCount((await countDownstream(context, viewer, entry.id)).total),
    findings: new ActivityCount(findings),
    readings: new ActivityCount(readings),
  };
}
