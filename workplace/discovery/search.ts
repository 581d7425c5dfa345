import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import type { Byline } from '../people/index.ts';
import { invalid } from '../refusal.ts';
import { byline } from '../works/byline.ts';

/** A work that a search found. `passage` is HTML in which only `<mark>` stands. */
export interface FoundView {
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
}

interface Row {
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
  authorHandle: string | null;
  authorName: string | null;
  authorWebSite: string | null;
  authorPicture: string | null;
  author_name: string | null;
  author_url: string | null;
}

const most = 50;
const mostDeep = 1000;

/**
 * PostgreSQL's full text over entries and comments, best first. `q` is what one types into a
 * search box: words, "a phrase", -without, this or that. The cursor is the place in the ranking.
 */
export async function search(
  reading: Reading,
  viewer: Viewer,
  filter: { q: string; limit?: number; after?: string | null },
): Promise<{ items: FoundView[]; next: string | null }> {
  const q = filter.q.trim();
  if (q === '') return { items: [], next: null };
  if (q.length > 500) throw invalid({ q: 'tooLong' });
  const limit = Math.min(Math.max(filter.limit ?? 20, 1), most);
  const offset = offsetOf(filter.after);
  const rows = await find(reading, viewer, q, limit + 1, offset);
  const more = rows.length > limit && offset + limit < mostDeep;
  return { items: rows.slice(0, limit).map(view), next: more ? String(offset + limit) : null };
}

function offsetOf(after: string | null | undefined): number {
  if (!after) return 0;
  if (!/^\d{1,4}$/.test(after)) throw invalid({ after: 'cursorUnknown' });
  return Number(after);
}

/** Passages are cut only for the rows shown; marks are control characters until the text is escaped. */
async function find(reading: Reading, viewer: Viewer, q: string, limit: number, offset: number) {
  const query = sql`websearch_to_tsquery('english', ${q.replaceAll('\0', ' ')})`;
  const options =
    'StartSel=\u0002, StopSel=\u0003, MaxWords=32, MinWords=14, MaxFragments=2, FragmentDelimiter=" … "';
  const { rows } = await sql<Row>`
    with found as (
      select 'entry' as type, entries.id, entries.id as entry_id, entries.space_id,
        entries.author_id, null as author_name, null as author_url, entries.body as text,
        entries.created_at, ts_rank(entries.search, ${query}) * 1.5 as rank
      from entries join spaces on spaces.id = entries.space_id
      where entries.search @@ ${query} and ${visibleTo(viewer)}
      union all
      select 'comment', comments.id, comments.entry_id, entries.space_id, comments.author_id,
        comments.author_name, comments.author_url, comments.body, comments.created_at,
        ts_rank(comments.search, ${query})
      from comments join entries on entries.id = comments.entry_id
      join spaces on spaces.id = entries.space_id
      where comments.search @@ ${query} and comments.deleted_at is null and ${visibleTo(viewer)}),
    shown as (select * from found order by rank desc, created_at desc, id limit ${limit}
      offset ${offset})
    select shown.type, shown.id, shown.entry_id, entries.slug, entries.kind, entries.title,
      spaces.name as space_name, spaces.title as space_title, shown.created_at,
      ts_headline('english', left(shown.text, 20000), ${query}, ${options}) as passage,
      author.handle as "authorHandle", author.name as "authorName",
      author.web_site as "authorWebSite", author.picture as "authorPicture",
      shown.author_name, shown.author_url
    from shown join entries on entries.id = shown.entry_id
    join spaces on spaces.id = shown.space_id
    left join people as author on author.id = shown.author_id
    order by shown.rank desc, shown.created_at desc, shown.id`.execute(reading.db);
  return rows;
}

function view(row: Row): FoundView {
  const path = entryPath({ id: row.entry_id, slug: row.slug });
  return {
    type: row.type,
    id: row.id,
    entryId: row.entry_id,
    path: row.type === 'comment' ? `${path}#comment-${row.id}` : path,
    kind: row.kind,
    title: row.title,
    space: { name: row.space_name, title: row.space_title },
    author: byline(row),
    passage: marked(row.passage),
    createdAt: row.created_at,
  };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function marked(passage: string): string {
  return passage
    .replace(/[&<>"]/g, (character) => entities[character]!)
    .replaceAll('\u0002', '<mark>')
    .replaceAll('\u0003', '</mark>');
}
