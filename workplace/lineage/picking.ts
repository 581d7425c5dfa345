import { type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { correctedAsItStands } from './corrected.ts';
import { findWork, namedBy } from './sources.ts';
import { supersededFor } from './superseded.ts';

/** A work that can be linked to while one writes. */
export interface Pick {
  path: string;
  title: string;
  /** The title of its space. */
  space: string;
  /** What became of it, for whoever would build on it. */
  standing: 'superseded' | 'corrected' | null;
}

const mostWords = 8;

/** Entries in whose titles all of these words begin or stand, those that begin so first. */
export async function listPicks(
  reading: Reading,
  viewer: Viewer,
  q: string,
  limit = 8,
): Promise<Pick[]> {
  const text = q.replaceAll('\0', '').trim();
  const words = text.split(/\s+/).filter(Boolean).slice(0, mostWords);
  const holds = words.map((word) => sql<SqlBool>`entries.title ilike ${`%${plain(word)}%`}`);
  const rows = await picks(reading, viewer)
    .where(entryStands())
    .where((eb) => eb.and(holds))
    .orderBy(sql`entries.title ilike ${`${plain(text)}%`}`, 'desc')
    .orderBy('entries.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(view);
}

/** The work at an address, if it is one that the viewer sees. */
export async function findPick(
  reading: Reading,
  viewer: Viewer,
  address: string,
): Promise<Pick | null> {
  const named = namedBy(address);
  const work = named && (await findWork(reading, viewer, named));
  if (!work?.entry || work.withdrawn) return null;
  const row = await picks(reading, viewer).where('entries.id', '=', work.entry).executeTakeFirst();
  if (!row) return null;
  const pick = view(row);
  return { ...pick, path: pick.path + (work.comment ? `#comment-${work.comment}` : '') };
}

function picks(reading: Reading, viewer: Viewer) {
  return reading.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .select([
      'entries.id',
      'entries.slug',
      'entries.title',
      'spaces.title as space',
      sql<Pick['standing']>`case when ${supersededFor(viewer)} then 'superseded'
        when ${correctedAsItStands} then 'corrected' end`.as('standing'),
    ]);
}

type Row = Omit<Pick, 'path'> & { id: string; slug: string };

function view({ title, space, standing, ...entry }: Row): Pick {
  return { path: entryPath(entry), title, space, standing };
}

/** Nothing in it is a pattern. */
function plain(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
