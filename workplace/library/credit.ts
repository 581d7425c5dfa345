import { type SqlBool, sql } from 'kysely';
import type { LinkRelation } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { isNotWithdrawn } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import {
  buildingRelations,
  earlierNodeId,
  laterNodeId,
  selectVisibleLinks,
} from '../lineage/index.ts';
import type { Byline } from '../people/index.ts';
import { authorColumns, toByline } from '../works/index.ts';

/** A work of somebody's, or the conversation in which it was said. */
export interface CreditedWork {
  title: string;
  path: string;
  comment: boolean;
}

/** That somebody else took up a person's work. */
export interface Credit {
  work: CreditedWork & { author: Byline };
  source: CreditedWork;
  relation: LinkRelation;
  at: Date;
}

/**
 * The works of others that take up this person's works, the newest first. It credits; it does not
 * count, and there is no such list of several people.
 */
export async function listCredit(
  context: QueryContext,
  viewer: Viewer,
  personId: string,
  page: PageRequest = {},
): Promise<PageResult<Credit>> {
  const maker = sql<string>`case when links.to_comment is null
    then earlier.author_id else earlier_comment.author_id end`;
  const user = sql<string>`case when links.from_comment is null
    then later.author_id else later_comment.author_id end`;
  const query = selectVisibleLinks(context, viewer)
    .leftJoin('people as author', (join) => join.on('author.id', '=', user))
    .where('links.relation', 'in', [...buildingRelations])
    .where(maker, '=', personId)
    .where(sql<SqlBool>`${user} is distinct from ${personId}::uuid`)
    .where(isLatestOfPair)
    .where(sql<SqlBool>`(links.to_comment is not null or ${isNotWithdrawn('earlier')})`)
    .select([
      'links.id',
      'links.relation',
      'links.created_at as at',
      'later.id as laterId',
      'later.slug as laterSlug',
      'later.title as laterTitle',
      'links.from_comment',
      'earlier.id as earlierId',
      'earlier.slug as earlierSlug',
      'earlier.title as earlierTitle',
      'links.to_comment',
      'later_comment.author_name',
      'later_comment.author_url',
      ...authorColumns,
    ])
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc');
  return paginate({
    query,
    page,
    sort: [sql`links.created_at`, sql`links.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.at, row.id],
    direction: 'descending',
    view: (row) => ({
      work: {
        ...toCreditedWork(row.laterId, row.laterSlug, row.laterTitle, row.from_comment),
        author: toByline(row),
      },
      source: toCreditedWork(row.earlierId!, row.earlierSlug!, row.earlierTitle!, row.to_comment),
      relation: row.relation,
      at: row.at,
    }),
  });
}

/** Several passages of one work taken up in another are one credit. */
const isLatestOfPair = sql<SqlBool>`not exists (select from links as other
  where coalesce(other.from_comment, other.from_entry) = ${laterNodeId}
    and other.from_entry = links.from_entry
    and coalesce(other.to_comment::text, other.to_entry::text, other.to_url) = ${earlierNodeId}
    and other.relation = any(${[...buildingRelations]}::text[])
    and (other.created_at, other.id) > (links.created_at, links.id))`;

function toCreditedWork(
  id: string,
  slug: string,
  title: string,
  comment: string | null,
): CreditedWork {
  const path = comment ? `/comments/${comment}` : `/entries/${id}/${encodeURIComponent(slug)}`;
  return { title, path, comment: comment !== null };
}
