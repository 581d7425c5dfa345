import { type Viewer, visibleTo } from '../access/index.ts';
import { listWholeEntriesById } from '../entries/index.ts';
import type { Reading } from '../happenings/index.ts';
import { getLineage, type LineageEdge, type LineageNode } from '../lineage/graph.ts';
import type { Byline } from '../people/view.ts';
import { authorColumns, byline } from '../works/byline.ts';

/** A work with its words, as it is taken along. */
export interface Source extends LineageNode {
  by: Byline | null;
  /** Markdown; of a page elsewhere, what was kept of it. */
  body: string;
  tags: string[];
  /** The readable part of its address. */
  slug: string;
  editedAt: Date | null;
  fetchedAt: Date | null;
}

/** An entry and all that it came from, as far as the viewer sees it. */
export interface Provenance {
  root: Source;
  /** The root first, then its sources, the nearest first. */
  sources: Source[];
  edges: LineageEdge[];
  more: boolean;
}

/** What an entry came from, whole; throws `notFound` where the viewer sees none. */
export async function getProvenance(
  reading: Reading,
  viewer: Viewer,
  entryId: string,
): Promise<Provenance> {
  const lineage = await getLineage(reading, viewer, entryId, { directions: ['sources'] });
  const ids = (type: LineageNode['type']) =>
    lineage.nodes.filter((node) => node.type === type).map(({ id }) => id);
  const words = new Map([
    ...(await entryWords(reading, viewer, ids('entry'))),
    ...(await commentWords(reading, viewer, ids('comment'))),
    ...(await pageWords(reading, ids('page'))),
  ]);
  const sources = lineage.nodes.map((node) => ({ ...node, ...(words.get(node.id) ?? unknown) }));
  return { root: sources[0]!, sources, edges: lineage.edges, more: lineage.more };
}

type Words = Omit<Source, keyof LineageNode>;
const unknown: Words = {
  by: null,
  body: '',
  tags: [],
  slug: 'page',
  editedAt: null,
  fetchedAt: null,
};

async function entryWords(reading: Reading, viewer: Viewer, ids: string[]) {
  const entries = await listWholeEntriesById(reading, viewer, ids);
  return entries.map(({ id, author, body, tags, editedAt, path }): [string, Words] => [
    id,
    { ...unknown, by: author, body, tags, editedAt, slug: decodeURIComponent(path.split('/')[3]!) },
  ]);
}

async function commentWords(reading: Reading, viewer: Viewer, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await reading.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .leftJoin('people as author', 'author.id', 'comments.author_id')
    .where('comments.id', 'in', ids)
    .where(visibleTo(viewer))
    .select([
      'comments.id',
      'comments.body',
      'comments.edited_at as editedAt',
      'comments.author_name',
      'comments.author_url',
      'entries.slug',
      ...authorColumns,
    ])
    .execute();
  return rows.map((row): [string, Words] => [
    row.id,
    {
      ...unknown,
      by: byline(row),
      body: row.body,
      editedAt: row.editedAt,
      slug: `comment-on-${row.slug}`,
    },
  ]);
}

async function pageWords(reading: Reading, urls: string[]) {
  if (urls.length === 0) return [];
  const rows = await reading.db
    .selectFrom('outside_pages')
    .where('url', 'in', urls)
    .select(['url', 'excerpt', 'fetched_at'])
    .execute();
  return rows.map(({ url, excerpt, fetched_at }): [string, Words] => [
    url,
    { ...unknown, body: excerpt ?? '', fetchedAt: fetched_at },
  ]);
}
