import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isId, type Relation } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import { getStanding } from '../entries/standing.ts';
import type { Reading } from '../happenings/index.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { type CorrectedSource, correctedSource } from './corrected.ts';
import { endOf, endOrNull, type LinkEnd } from './end.ts';

/** What is known of a page elsewhere, once it was fetched. */
export interface OutsidePage {
  title: string | null;
  excerpt: string | null;
}

export interface LinkView {
  id: string;
  relation: Relation;
  reason: string | null;
  passage: string | null;
  /** Whether it stands in the words of the work, rather than having been said beside them. */
  found: boolean;
  from: LinkEnd;
  /** The source, or null where it is a page elsewhere. */
  to: LinkEnd | null;
  url: string | null;
  page: OutsidePage | null;
  /** What became of the source, for whoever builds on it nevertheless. */
  corrected: CorrectedSource | null;
}

const most = 40;

/** That a link does not lead to a deleted comment. */
export const toStanding = sql<SqlBool>`(links.to_comment is null or exists (
  select from comments where comments.id = links.to_comment and comments.deleted_at is null))`;

/**
 * Links between works that the viewer sees, both of them; the others are not there at all. What
 * was made on a comment that is deleted has lost its source.
 */
function links(reading: Reading, viewer: Viewer) {
  return reading.db
    .selectFrom('links')
    .innerJoin('entries as source', 'source.id', 'links.from_entry')
    .innerJoin('spaces as source_home', 'source_home.id', 'source.space_id')
    .leftJoin('entries as target', 'target.id', 'links.to_entry')
    .leftJoin('spaces as target_home', 'target_home.id', 'target.space_id')
    .where(visibleTo(viewer, 'source_home'))
    .where((eb) => eb.or([eb('target.id', 'is', null), visibleTo(viewer, 'target_home')]))
    .where(toStanding)
    .select([
      'links.id',
      'links.relation',
      'links.reason',
      'links.passage',
      'links.found',
      'links.created_at as createdAt',
      'links.to_url as url',
      endOf('source', 'links.from_comment').as('from'),
      endOrNull('target', 'links.to_comment').as('to'),
      correctedSource(viewer).as('corrected'),
      sql<OutsidePage | null>`(select json_build_object('title', title, 'excerpt', excerpt)
        from outside_pages where outside_pages.url = links.to_url)`.as('page'),
    ]);
}

function ofEntry(reading: Reading, viewer: Viewer, entry: string) {
  return links(reading, viewer).where((eb) =>
    eb.or([eb('links.from_entry', '=', entry), eb('links.to_entry', '=', entry)]),
  );
}

/** The newest links of an entry and its comments as one JSON column; null where there are none. */
export function linksOfEntry(
  reading: Reading,
  viewer: Viewer,
  entry: string,
): RawBuilder<LinkView[] | null> {
  const newest = ofEntry(reading, viewer, entry)
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc')
    .limit(most);
  return sql`(select json_agg(seen) from (${newest}) as seen)`;
}

export type DatedLink = LinkView & { createdAt: Date };

/** All links from an entry and its comments, and to them, newest first; throws `notFound`. */
export async function listLinks(
  reading: Reading,
  viewer: Viewer,
  entry: string,
  page: Page = {},
): Promise<Slice<DatedLink>> {
  const { id } = await getStanding(reading, viewer, entry);
  return slice({
    query: ofEntry(reading, viewer, id)
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
export async function getLink(reading: Reading, viewer: Viewer, id: string): Promise<DatedLink> {
  if (!isId(id)) throw notFound();
  const row = await links(reading, viewer).where('links.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
