import { type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import type { LineageNode } from './graph.ts';
import { type LineageNodeRef, pickIds } from './visible-links.ts';
import { selectWorkStatus } from './work-status.ts';

/** What is shown of each of these works and pages, in their order; one that the viewer does not see is left out. */
export async function loadLineageNodes(
  context: QueryContext,
  viewer: Viewer,
  refs: readonly LineageNodeRef[],
): Promise<LineageNode[]> {
  const nodes = [
    ...(await loadEntryNodes(context, viewer, pickIds(refs, 'entry'))),
    ...(await loadCommentNodes(context, viewer, pickIds(refs, 'comment'))),
    ...(await loadPageNodes(context, pickIds(refs, 'page'))),
  ];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return refs.flatMap(({ id }) => byId.get(id) ?? []);
}

async function loadEntryNodes(
  context: QueryContext,
  viewer: Viewer,
  ids: string[],
): Promise<LineageNode[]> {
  if (ids.length === 0) return [];
  const rows = await context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .innerJoin('people as author', 'author.id', 'entries.author_id')
    // One list, not five hundred parameters, which cost more to read than to look up.
    .where(sql<SqlBool>`entries.id = any(${ids}::uuid[])`)
    .where(visibleTo(viewer))
    .select([
      'entries.id',
      'entries.kind',
      'entries.title',
      'entries.slug',
      'author.name as author',
      'entries.created_at as at',
      selectWorkStatus(viewer).as('status'),
    ])
    .execute();
  return rows.map(({ slug, ...row }) => ({
    ...row,
    type: 'entry',
    path: `/entries/${row.id}/${encodeURIComponent(slug)}`,
    entry: null,
  }));
}

async function loadCommentNodes(
  context: QueryContext,
  viewer: Viewer,
  ids: string[],
): Promise<LineageNode[]> {
  if (ids.length === 0) return [];
  const rows = await context.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .leftJoin('people as author', 'author.id', 'comments.author_id')
    .where(sql<SqlBool>`comments.id = any(${ids}::uuid[])`)
    .where('comments.deleted_at', 'is', null)
    .where(visibleTo(viewer))
    .select(({ fn }) => [
      'comments.id',
      'comments.entry_id as entry',
      'entries.title',
      fn.coalesce('author.name', 'comments.author_name').as('author'),
      'comments.created_at as at',
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    type: 'comment',
    kind: null,
    path: `/comments/${row.id}`,
    status: null,
  }));
}

async function loadPageNodes(context: QueryContext, urls: string[]): Promise<LineageNode[]> {
  if (urls.length === 0) return [];
  const rows = await context.db
    .selectFrom('outside_pages')
    .where('url', 'in', urls)
    .select(['url', 'title'])
    .execute();
  const titles = new Map(rows.map(({ url, title }) => [url, title]));
  return urls.map((url) => ({
    id: url,
    type: 'page',
    kind: null,
    title: titles.get(url) || url,
    path: url,
    author: null,
    at: null,
    status: null,
    entry: null,
  }));
}
