import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { isNotWithdrawn } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { findPriorArt } from '../search/index.ts';
import { entryPath } from '../works/index.ts';

/** An entry that a new brief may be built on. */
export interface SourceEntry {
  id: string;
  title: string;
  path: string;
}

/** The same, or (without an id) the address of a page elsewhere. */
export type BriefSource = SourceEntry | { id: null; title: string; path: string };

/** A confirmed brief about the same, with what it was built on itself. */
export interface RelatedBrief extends SourceEntry {
  body: string;
  sources: BriefSource[];
}

/**
 * The confirmed briefs that are closest to a title, most related first, as far as the viewer sees.
 * `except` is the template itself.
 */
export async function findRelatedBriefs(
  context: QueryContext,
  viewer: Viewer,
  query: { title: string; limit: number; except: string },
): Promise<RelatedBrief[]> {
  const near = await findPriorArt(context, viewer, { ...query, confirmed: true });
  if (near.length === 0) return [];
  const ids = near.map(({ id }) => id);
  const rows = await context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where('entries.id', 'in', ids)
    .select(['entries.id', 'entries.slug', 'entries.title', 'entries.body'])
    .select(selectVisibleSources(viewer).as('sources'))
    .execute();
  return rows
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ slug, ...row }) => ({
      ...row,
      path: entryPath({ id: row.id, slug }),
      sources: row.sources.map(toBriefSource),
    }));
}

interface SourceRow {
  id: string | null;
  slug: string | null;
  title: string | null;
  url: string | null;
}

/** A source that is hidden from the viewer is left out, as everywhere; one that was withdrawn is none any more. */
function selectVisibleSources(viewer: Viewer) {
  return sql<SourceRow[]>`(select coalesce(json_agg(json_build_object('id', source.id,
      'slug', source.slug, 'title', source.title, 'url', links.to_url)
      order by links.created_at, links.id), '[]')
    from links
    left join entries as source on source.id = links.to_entry
    left join spaces as home on home.id = source.space_id
    where links.from_entry = entries.id and links.from_comment is null
      and links.relation = 'buildsOn'
      and (links.to_url is not null or (${isNotWithdrawn('source')} and ${visibleTo(viewer, 'home')})))`;
}

function toBriefSource({ id, slug, title, url }: SourceRow): BriefSource {
  if (id && slug) return { id, title: title ?? slug, path: entryPath({ id, slug }) };
  return { id: null, title: url ?? '', path: url ?? '' };
}
