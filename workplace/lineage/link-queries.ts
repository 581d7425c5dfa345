import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isId, type LinkRelation } from '../../storage/index.ts';
import { getEntryAccess, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound, type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import { type LinkEndpoint, selectEndpoint, selectEndpointOrNull } from './link-endpoint.ts';
import { type SourceWarning, selectSourceWarning } from './source-warning.ts';

/** What is known of a page elsewhere, once it was fetched. */
export interface ExternalPage {
  title: string | null;
  excerpt: string | null;
}

export interface LinkView {
  id: string;
  relation: LinkRelation;
  reason: string | null;
  passage: string | null;
  /** Whether it stands in the words of the work, rather than having been said beside them. */
  inText: boolean;
  from: LinkEndpoint;
  /** The source, or null where it is a page elsewhere. */
  to: LinkEndpoint | null;
  url: string | null;
  page: ExternalPage | null;
  /** What became of the source, for whoever builds on it nevertheless. */
  corrected: SourceWarning | null;
}

const MAX_ENTRY_LINKS = 40;

/** That a link does not lead to a deleted comment. */
export const isTargetNotDeleted = sql<SqlBool>`(links.to_comment is null or exists (
  select from comments where comments.id = links.to_comment and comments.deleted_at is null))`;

/**
 * Links between works that the viewer sees, both of them; the others are not there at all. What
 * was made on a comment that is deleted has lost its source.
 */
function selectLinks(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('links')
    .innerJoin('entries as source', 'source.id', 'links.from_entry')
    .innerJoin('spaces as source_home', 'source_home.id', 'source.space_id')
    .leftJoin('entries as target', 'target.id', 'links.to_entry')
    .leftJoin('spaces as target_home', 'target_home.id', 'target.space_id')
    .where(visibleTo(viewer, 'source_home'))
    .where((eb) => eb.or([eb('target.id', 'is', null), visibleTo(viewer, 'target_home')]))
    .where(isTargetNotDeleted)
    .select([
      'links.id',
      'links.relation',
      'links.reason',
      'links.passage',
      'links.found as inText',
      'links.created_at as createdAt',
      'links.to_url as url',
      selectEndpoint('source', 'links.from_comment').as('from'),
      selectEndpointOrNull('target', 'links.to_comment').as('to'),
      selectSourceWarning(viewer).as('corrected'),
      sql<ExternalPage | null>`(select json_build_object('title', title, 'excerpt', excerpt)
        from outside_pages where outside_pages.url = links.to_url)`.as('page'),
    ]);
}

function selectEntryLinks(context: QueryContext, viewer: Viewer, entry: string) {
  return selectLinks(context, viewer).where((eb) =>
    eb.or([eb('links.from_entry', '=', entry), eb('links.to_entry', '=', entry)]),
  );
}

/** The newest links of an entry and its comments as one JSON column; null where there are none. */
export function selectLatestEntryLinks(
  context: QueryContext,
  viewer: Viewer,
  entry: string,
): RawBuilder<LinkView[] | null> {
  const newest = selectEntryLinks(context, viewer, entry)
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc')
    .limit(MAX_ENTRY_LINKS);
  return sql`(select json_agg(seen) from (${newest}) as seen)`;
}

export type DatedLink = LinkView & { createdAt: Date };

/** All links from an entry and its comments, and to them, newest first; throws `notFound`. */
export async function listLinks(
  context: QueryContext,
  viewer: Viewer,
  entry: string,
  page: PageRequest = {},
): Promise<PageResult<DatedLink>> {
  const { id } = await getEntryAccess(context, viewer, entry);
  return paginate({
    query: selectEntryLinks(context, viewer, id)
      .orderBy('links.created_at', 'desc')
      .orderBy('links.id', 'desc'),
    page,
    sort: [sql`links.created_at`, sql`links.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: 'descending',
    view: (row): DatedLink => row,
  });
}

/** One link; throws `notFound` where there is none whose ends the viewer sees. */
export async function getLink(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<DatedLink> {
  if (!isId(id)) throw notFound();
  const row = await selectLinks(context, viewer).where('links.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
