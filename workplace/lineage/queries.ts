import { sql } from 'kysely';
import type { Relation } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';

/** A link to or from an entry, seen from that entry. */
export interface LinkView {
  relation: Relation;
  /** Whether this entry is the one that builds on the other. */
  outward: boolean;
  /** The other entry, or null where it is an outside page. */
  id: string | null;
  slug: string | null;
  title: string | null;
  /** The address of an outside page. */
  url: string | null;
}

const most = 40;

/**
 * The newest links of the entry of the row, as one JSON column for a query over `entries`; null
 * where there are none. One that leads where the viewer may not see is not there at all.
 */
export function linksOfEntry(viewer: Viewer) {
  return sql<LinkView[] | null>`(select json_agg(json_build_object('relation', relation,
      'outward', outward, 'id', id, 'slug', slug, 'title', title, 'url', to_url))
    from (select distinct on (links.created_at, links.id) links.relation, links.to_url,
        links.from_entry = entries.id as outward, other.id, other.slug, other.title
      from links
      left join entries as other on other.id =
        case when links.from_entry = entries.id then links.to_entry else links.from_entry end
      left join spaces as home on home.id = other.space_id
      where (links.from_entry = entries.id or links.to_entry = entries.id)
        and (other.id is null or ${visibleTo(viewer, 'home')})
      order by links.created_at desc, links.id desc limit ${most}) as seen)`;
}
