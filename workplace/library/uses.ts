import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { buildingRelations } from '../lineage/index.ts';

/**
 * The works that take up the entry of the row or something said about it, as far as the viewer
 * sees them: as entries' ids beside the id of the very work. A conversation does not use itself.
 */
export function selectUses(viewer: Viewer) {
  return sql`select using_link.from_entry,
      coalesce(using_link.from_comment, using_link.from_entry) as work
    from links as using_link
    join entries as using_entry on using_entry.id = using_link.from_entry
    join spaces as using_home on using_home.id = using_entry.space_id
    left join comments as using_comment on using_comment.id = using_link.from_comment
    left join comments as used_comment on used_comment.id = using_link.to_comment
    where using_link.to_entry = entries.id and using_link.from_entry <> entries.id
      and using_link.relation = any(${[...buildingRelations]}::text[])
      and using_comment.deleted_at is null and used_comment.deleted_at is null
      and ${visibleTo(viewer, 'using_home')}`;
}

/** How many works take up the entry of the row. */
export function selectUseCount(viewer: Viewer) {
  return sql<number>`(select count(distinct uses.work)::int from (${selectUses(viewer)}) as uses)`;
}
