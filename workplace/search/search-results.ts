import { sql } from 'kysely';
import { isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { isSupersededFor } from '../lineage/index.ts';
import type { Byline } from '../people/index.ts';
import { entryPath, toByline } from '../works/index.ts';
import type { SearchCandidates } from './candidates.ts';
import { buildFilterCondition } from './filters.ts';
import { buildPassage, renderPassage } from './passage.ts';
import type { ParsedQuery } from './query-parser.ts';
import { buildStatusWeight, toWorkStatus, type WorkStatus } from './work-status.ts';

/** A work that a search found. `passage` is HTML in which only `<mark>` stands. */
export interface SearchResult {
  type: 'entry' | 'comment';
  id: string;
  entryId: string;
  path: string;
  kind: string;
  title: string;
  space: { name: string; title: string };
  author: Byline;
  passage: string;
  createdAt: Date;
  /** Of the entry, or of the one commented on. */
  status: WorkStatus;
  closed: boolean;
}

interface ResultRow {
  type: 'entry' | 'comment';
  id: string;
  entry_id: string;
  slug: string;
  kind: string;
  title: string;
  space_name: string;
  space_title: string;
  passage: string;
  created_at: Date;
  superseded: boolean;
  status: string | null;
  closed: boolean;
  authorHandle: string | null;
  authorName: string | null;
  authorWebsite: string | null;
  authorPicture: string | null;
  author_name: string | null;
  author_url: string | null;
}

interface ResultsRequest {
  candidates: SearchCandidates;
  parsedQuery: ParsedQuery;
  limit: number;
  offset: number;
}

/** Those of the candidates that the viewer sees and that fit; passages are cut for these alone. */
export async function loadSearchResults(
  context: QueryContext,
  viewer: Viewer,
  { candidates, parsedQuery, limit, offset }: ResultsRequest,
): Promise<SearchResult[]> {
  const passage = buildPassage(sql`shown.html`, candidates.highlightQuery);
  const { rows } = await sql<ResultRow>`
    with works as (
      select 'entry' as type, entries.id, entries.id as entry_id, entries.space_id,
        entries.author_id, null as author_name, null as author_url, entries.created_at,
        found.score * ${buildStatusWeight(viewer)} as rank
      from ${candidates.entries} as found
      join entries on entries.id = found.id
      join spaces on spaces.id = entries.space_id
      join people as author on author.id = entries.author_id
      where ${isNotWithdrawn()} and ${visibleTo(viewer)} and ${buildFilterCondition(viewer, 'entries', parsedQuery)}
      union all
      select 'comment', comments.id, comments.entry_id, entries.space_id, comments.author_id,
        comments.author_name, comments.author_url, comments.created_at,
        found.score * ${buildStatusWeight(viewer)}
      from ${candidates.comments} as found
      join comments on comments.id = found.id and comments.deleted_at is null
      join entries on entries.id = comments.entry_id
      join spaces on spaces.id = entries.space_id
      left join people as author on author.id = comments.author_id
      where ${visibleTo(viewer)} and ${buildFilterCondition(viewer, 'comments', parsedQuery)}),
    best as (select * from works order by rank desc, created_at desc, id
      limit ${limit} offset ${offset}),
    shown as (select best.*, entries.slug, entries.kind, entries.title, entries.details,
        ${isSupersededFor(viewer)} as superseded, entries.closed_at is not null as closed,
        coalesce((select html from comments where comments.id = best.id), entries.html) as html
      from best join entries on entries.id = best.entry_id)
    select shown.type, shown.id, shown.entry_id, shown.slug, shown.kind, shown.title,
      shown.superseded, shown.closed, shown.details ->> 'status' as status,
      spaces.name as space_name, spaces.title as space_title, shown.created_at,
      ${passage} as passage, author.handle as "authorHandle", author.name as "authorName",
      author.web_site as "authorWebsite", author.picture as "authorPicture",
      shown.author_name, shown.author_url
    from shown join spaces on spaces.id = shown.space_id
    left join people as author on author.id = shown.author_id
    order by shown.rank desc, shown.created_at desc, shown.id`.execute(context.db);
  return rows.map(toSearchResult);
}

function toSearchResult(row: ResultRow): SearchResult {
  const path = entryPath({ id: row.entry_id, slug: row.slug });
  return {
    type: row.type,
    id: row.id,
    entryId: row.entry_id,
    path: row.type === 'comment' ? `${path}#comment-${row.id}` : path,
    kind: row.kind,
    title: row.title,
    space: { name: row.space_name, title: row.space_title },
    author: toByline(row),
    passage: renderPassage(row.passage),
    createdAt: row.created_at,
    status: toWorkStatus(row),
    closed: row.closed,
  };
}
