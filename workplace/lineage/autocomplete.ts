import { type SqlBool, sql } from 'kysely';
import { isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { entryPath, parseWorkAddress } from '../works/index.ts';
import { findWorkByAddress } from './link-target.ts';
import { isCorrectedAndUnchanged } from './source-warning.ts';
import { isSupersededFor } from './superseded.ts';

/** A work that can be linked to while one writes. */
export interface LinkOption {
  path: string;
  title: string;
  /** The title of its space. */
  space: string;
  /** What became of it, for whoever would build on it. */
  status: 'superseded' | 'corrected' | null;
}

const MAX_SEARCH_WORDS = 8;

/** Entries in whose titles all of these words begin or stand, those that begin so first. */
export async function listLinkOptions(
  context: QueryContext,
  viewer: Viewer,
  q: string,
  limit = 8,
): Promise<LinkOption[]> {
  const text = q.replaceAll('\0', '').trim();
  const words = text.split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
  const holds = words.map(
    (word) => sql<SqlBool>`entries.title ilike ${`%${escapeLikePattern(word)}%`}`,
  );
  const rows = await selectLinkOptions(context, viewer)
    .where(isNotWithdrawn())
    .where((eb) => eb.and(holds))
    .orderBy(sql`entries.title ilike ${`${escapeLikePattern(text)}%`}`, 'desc')
    .orderBy('entries.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toLinkOption);
}

/** The work at an address, if it is one that the viewer sees. */
export async function findLinkOption(
  context: QueryContext,
  viewer: Viewer,
  address: string,
): Promise<LinkOption | null> {
  const named = parseWorkAddress(address);
  const work = named && (await findWorkByAddress(context, viewer, named));
  if (!work?.entry || work.withdrawn) return null;
  const row = await selectLinkOptions(context, viewer)
    .where('entries.id', '=', work.entry)
    .executeTakeFirst();
  if (!row) return null;
  const pick = toLinkOption(row);
  return { ...pick, path: pick.path + (work.comment ? `#comment-${work.comment}` : '') };
}

function selectLinkOptions(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .select([
      'entries.id',
      'entries.slug',
      'entries.title',
      'spaces.title as space',
      sql<LinkOption['status']>`case when ${isSupersededFor(viewer)} then 'superseded'
        when ${isCorrectedAndUnchanged} then 'corrected' end`.as('status'),
    ]);
}

type LinkOptionRow = Omit<LinkOption, 'path'> & { id: string; slug: string };

function toLinkOption({ title, space, status, ...entry }: LinkOptionRow): LinkOption {
  return { path: entryPath(entry), title, space, status };
}

/** Nothing in it is a pattern. */
function escapeLikePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
