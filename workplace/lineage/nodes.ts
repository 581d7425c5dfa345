import { type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import type { LineageNode } from './graph.ts';
import { idsOf, type Place } from './seen-links.ts';
import { standingFor } from './standing.ts';

/** What is shown of each of these places, in their order; a place that the viewer does not see is left out. */
export async function describeNodes(
  reading: Reading,
  viewer: Viewer,
  places: readonly Place[],
): Promise<LineageNode[]> {
  const nodes = [
    ...(await entryNodes(reading, viewer, idsOf(places, 'entry'))),
    ...(await commentNodes(reading, viewer, idsOf(places, 'comment'))),
    ...(await pageNodes(reading, idsOf(places, 'page'))),
  ];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return places.flatMap(({ id }) => byId.get(id) ?? []);
}

async function entryNodes(reading: Reading, viewer: Viewer, ids: string[]): Promise<LineageNode[]> {
  if (ids.length === 0) return [];
  const rows = await reading.db
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
      standingFor(viewer).as('standing'),
    ])
    .execute();
  return rows.map(({ slug, ...row }) => ({
    ...row,
    type: 'entry',
    path: `/entries/${row.id}/${encodeURIComponent(slug)}`,
    entry: null,
  }));
}

async function commentNodes(
  reading: Reading,
  viewer: Viewer,
  ids: string[],
): Promise<LineageNode[]> {
  if (ids.length === 0) return [];
  const rows = await reading.db
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
    standing: null,
  }));
}

async function pageNodes(reading: Reading, urls: string[]): Promise<LineageNode[]> {
  if (urls.length === 0) return [];
  const rows = await reading.db
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
    standing: null,
    entry: null,
  }));
}
