import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { propagatingRelations } from './rules.ts';
import { laterNodeId, selectVisibleLinks } from './visible-links.ts';

/** How many works rest on an entry; its own conversation does not count. */
export interface DownstreamCount {
  direct: number;
  /** Those that rest on it through others among them: all that a correction of it would flag. */
  total: number;
}

/** As far as the viewer sees them, and what leads to them. */
export async function countDownstream(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
): Promise<DownstreamCount> {
  const [directly, inAll] = await Promise.all([
    countDirectUses(context, viewer, entryId),
    countAllDownstream(context, viewer, entryId),
  ]);
  return { direct: directly, total: inAll };
}

async function countDirectUses(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
): Promise<number> {
  const { n } = await selectVisibleLinks(context, viewer)
    .where('links.to_entry', '=', entryId)
    .where('links.to_comment', 'is', null)
    .where('links.from_entry', '<>', entryId)
    .where('links.relation', 'in', [...propagatingRelations])
    .select(sql<number>`count(distinct ${laterNodeId})::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The way that flags take, but from nothing and through nothing that is hidden from the viewer. */
async function countAllDownstream(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with recursive below (entry, comment) as (
      select entries.id, null::uuid from entries join spaces on spaces.id = entries.space_id
      where entries.id = ${entryId}::uuid and ${visibleTo(viewer)}
      union
      select links.from_entry, links.from_comment from below
      join links on links.to_entry = below.entry
        and links.to_comment is not distinct from below.comment
        and links.relation = any(${propagatingRelations}::text[])
      join entries as later on later.id = links.from_entry
      join spaces as later_home on later_home.id = later.space_id
      left join comments as later_comment on later_comment.id = links.from_comment
      where ${visibleTo(viewer, 'later_home')} and later_comment.deleted_at is null)
    select count(*)::int as n from below where entry <> ${entryId}::uuid`.execute(context.db);
  return rows[0]!.n;
}
