import { type Viewer, visibleTo } from '../access/index.ts';
import { listEntriesWithSourcesById } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { getLineage, type LineageEdge, type LineageNode } from '../lineage/index.ts';
import type { Byline } from '../people/index.ts';
import { authorColumns, toByline } from '../works/index.ts';

/** A work with its words, as it is taken along. */
export interface ProvenanceSource extends LineageNode {
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
  root: ProvenanceSource;
  /** The root first, then its sources, the nearest first. */
  sources: ProvenanceSource[];
  edges: LineageEdge[];
  more: boolean;
}

/** What an entry came from, whole; throws `notFound` where the viewer sees none. */
export async function getProvenance(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
): Promise<Provenance> {
  const lineage = await getLineage(context, viewer, entryId, { directions: ['sources'] });
  const ids = (type: LineageNode['type']) =>
    lineage.nodes.filter((node) => node.type === type).map(({ id }) => id);
  const words = new Map([
    ...(await loadEntryTexts(context, viewer, ids('entry'))),
    ...(await loadCommentTexts(context, viewer, ids('comment'))),
    ...(await loadPageTexts(context, ids('page'))),
  ]);
  const sources = lineage.nodes.map((node) => ({
    ...node,
    ...(words.get(node.id) ?? emptySourceText),
  }));
  return { root: sources[0]!, sources, edges: lineage.edges, more: lineage.more };
}

type SourceText = Omit<ProvenanceSource, keyof LineageNode>;
const emptySourceText: SourceText = {
  by: null,
  body: '',
  tags: [],
  slug: 'page',
  editedAt: null,
  fetchedAt: null,
};

async function loadEntryTexts(context: QueryContext, viewer: Viewer, ids: string[]) {
  const entries = await listEntriesWithSourcesById(context, viewer, ids);
  return entries.map(({ id, author, body, tags, editedAt, path }): [string, SourceText] => [
    id,
    {
      ...emptySourceText,
      by: author,
      body,
      tags,
      editedAt,
      slug: decodeURIComponent(path.split('/')[3]!),
    },
  ]);
}

async function loadCommentTexts(context: QueryContext, viewer: Viewer, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await context.db
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
  return rows.map((row): [string, SourceText] => [
    row.id,
    {
      ...emptySourceText,
      by: toByline(row),
      body: row.body,
      editedAt: row.editedAt,
      slug: `comment-on-${row.slug}`,
    },
  ]);
}

async function loadPageTexts(context: QueryContext, urls: string[]) {
  if (urls.length === 0) return [];
  const rows = await context.db
    .selectFrom('outside_pages')
    .where('url', 'in', urls)
    .select(['url', 'excerpt', 'fetched_at'])
    .execute();
  return rows.map(({ url, excerpt, fetched_at }): [string, SourceText] => [
    url,
    { ...emptySourceText, body: excerpt ?? '', fetchedAt: fetched_at },
  ]);
}
