import { sql } from 'kysely';
import { mayAdminister, personId, type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { getPerson, type PersonView } from '../people/index.ts';
import { notAllowed } from '../refusal.ts';

/** Somebody from beyond one's usual circle, and why. */
export interface PersonSuggestion {
  person: Introducible;
  /** Who has to do with both, the most telling first. */
  via: Introducible[];
}

export interface Introducible {
  id: string;
  handle: string;
  name: string;
  title: string | null;
  picture: string | null;
}

interface Asked {
  /** Whether those of one's own units are left out. */
  outside: boolean;
  limit: number;
}

/**
 * People whom somebody has nothing to do with yet and might gladly meet, best first. For
 * themselves, or for whoever runs the workplace; either way of what both see. Nobody is suggested
 * to guests, and guests to nobody.
 */
export async function suggestPeople(
  reading: Reading,
  viewer: Viewer,
  handle: string,
  { outside, limit }: Asked,
): Promise<PersonSuggestion[]> {
  const person = await getPerson(reading, viewer, handle);
  if (personId(viewer) !== person.id && !mayAdminister(viewer)) throw notAllowed();
  if (person.standing !== 'member' || person.leftAt) return [];
  const spaces = await spacesSeenByBoth(reading, viewer, person);
  // A few more than are shown, since some may have left since they were read.
  const most = limit + 10;
  const question = { about: 'people', person: person.id, spaces, outside, most } as const;
  const found = (await reading.finder?.ask(question)) ?? [];
  const people = await introducible(reading, [
    ...found.map((one) => one.person),
    ...found.flatMap(({ via }) => via),
  ]);
  return found
    .flatMap(({ person: id, via }) => {
      const who = people.get(id);
      return who ? [{ person: who, via: via.flatMap((one) => people.get(one) ?? []) }] : [];
    })
    .slice(0, limit);
}

async function spacesSeenByBoth(reading: Reading, viewer: Viewer, person: PersonView) {
  const rows = await reading.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .where(visibleTo({ ...person, is: 'person', scope: 'read' }))
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function introducible(reading: Reading, ids: readonly string[]) {
  const rows = await reading.db
    .selectFrom('people')
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .where('left_at', 'is', null)
    .where('standing', '=', 'member')
    .select(['id', 'handle', 'name', 'title', 'picture'])
    .execute();
  return new Map<string, Introducible>(rows.map((row) => [row.id, row]));
}
