import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { beginsAt, endsAt, type Place, seenLinks } from './seen-links.ts';

export type Direction = 'sources' | 'uses';

interface Way {
  entryId: string;
  most: number;
  directions: readonly Direction[];
}

/** Deeper than anybody reads; a longer chain is cut, and said to be. */
const deepest = 100;

/**
 * The places that are reached from an entry, breadth first: one step for all works of a level at
 * once, each work met once, so that circles end and what is cut off is always the furthest.
 */
export async function walk(
  reading: Reading,
  viewer: Viewer,
  { entryId, most, directions }: Way,
): Promise<{ places: Place[]; more: boolean }> {
  const met = new Map<string, Place>([[entryId, { id: entryId, type: 'entry' }]]);
  // In a circle a work is a source and a use at once, and each way leads on from it.
  const fronts = directions.map((direction) => ({
    direction,
    places: [...met.values()],
    passed: new Set(met.keys()),
  }));
  for (let level = 0; fronts.some(({ places }) => places.length > 0); level += 1) {
    for (const front of fronts.filter(({ places }) => places.length > 0)) {
      const here = level === 0 ? ofConversation(front.direction, entryId) : ofPlaces(front);
      const reached = await step(reading, viewer, front.direction, here, most);
      front.places = reached.filter(({ id }) => !front.passed.has(id));
      for (const place of front.places) {
        if (!met.has(place.id) && (level === deepest || met.size >= most))
          return { places: [...met.values()], more: true };
        met.set(place.id, place);
        front.passed.add(place.id);
      }
    }
  }
  return { places: [...met.values()], more: false };
}

/** The first step is taken from the whole conversation: its comments belong to the entry. */
function ofConversation(direction: Direction, entryId: string): Expression<SqlBool> {
  return direction === 'sources'
    ? sql<SqlBool>`links.from_entry = ${entryId}::uuid`
    : sql<SqlBool>`links.to_entry = ${entryId}::uuid`;
}

function ofPlaces({ direction, places }: { direction: Direction; places: readonly Place[] }) {
  return direction === 'sources' ? beginsAt(places) : endsAt(places);
}

/** Both ends of these links, each once, in the order of the links. */
async function step(
  reading: Reading,
  viewer: Viewer,
  direction: Direction,
  here: Expression<SqlBool>,
  most: number,
): Promise<Place[]> {
  const rows = await seenLinks(reading, viewer)
    .where(here)
    .select([
      'links.from_entry',
      'links.from_comment',
      'links.to_entry',
      'links.to_comment',
      'links.to_url',
    ])
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc')
    .limit(most * 4)
    .execute();
  const places = rows.flatMap((row) => {
    const later = placeOf(row.from_comment, row.from_entry, null);
    const earlier = placeOf(row.to_comment, row.to_entry, row.to_url);
    return direction === 'sources' ? [later, earlier] : [earlier, later];
  });
  return [...new Map(places.map((place) => [place.id, place])).values()];
}

function placeOf(comment: string | null, entry: string | null, url: string | null): Place {
  if (comment) return { id: comment, type: 'comment' };
  return entry ? { id: entry, type: 'entry' } : { id: url ?? '', type: 'page' };
}
