import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { Introduced } from '../discovery/index.ts';
import type { Reading } from '../happenings/index.ts';
import { findAnswerers } from './newcomers.ts';
import { mayBeOffered, optedOut } from './settings.ts';
import { type Sight, sightOf } from './sight.ts';

/** Somebody from beyond one's usual circle, and why. */
export interface PersonSuggestion {
  person: Introducible;
  by: PersonGround;
  /** Who has to do with both, or is of one's unit and has to do with them; the most telling first. */
  via: Introducible[];
  /** Where they are at home, where that is why. */
  space: { id: string; title: string } | null;
}

/**
 * What leads to somebody: people in between (`shared`), colleagues in between, for whoever has to
 * do with nobody yet (`unit`), or that they answer questions or speak in a space.
 */
export type PersonGround = 'shared' | 'unit' | 'answers' | 'speaks';

export interface Introducible {
  id: string;
  handle: string;
  name: string;
  title: string | null;
  picture: string | null;
}

export interface Asked {
  /** Whether those of one's own units are left out. */
  outside: boolean;
  /** Whoever is not to be among them, by their ids. */
  except?: readonly string[];
  limit: number;
}

/**
 * People whom somebody has nothing to do with yet and might gladly meet, best first. For
 * themselves, or for whoever runs the workplace; either way of what both see. Nobody is suggested
 * to guests, and guests to nobody; whoever has opted out is neither offered anybody nor offered.
 */
export async function suggestPeople(
  reading: Reading,
  viewer: Viewer,
  handle: string,
  asked: Asked,
): Promise<PersonSuggestion[]> {
  const [sight, out] = await Promise.all([sightOf(reading, viewer, handle), optedOut(reading)]);
  if (!sight) return [];
  const except = [...out, ...(asked.except ?? [])];
  if (except.includes(sight.person.id)) return [];
  const found = await findByTies(reading, sight, { ...asked, except });
  return found.length > 0 ? found : findAnswerers(reading, sight, { ...asked, except });
}

async function findByTies(
  reading: Reading,
  { person, spaces }: Sight,
  { outside, except = [], limit }: Asked,
): Promise<PersonSuggestion[]> {
  // A few more than are shown, since some may have left since they were read.
  const most = limit + 10;
  const question = { about: 'people', person: person.id, spaces, outside, except, most } as const;
  const found = (await reading.finder?.ask(question)) ?? [];
  const people = await introducible(reading, [
    ...found.map((one) => one.person),
    ...found.flatMap(({ via }) => via),
  ]);
  return found
    .flatMap(({ person: id, via, borrowed }: Introduced) => {
      const who = people.get(id);
      if (!who) return [];
      const by: PersonGround = borrowed ? 'unit' : 'shared';
      return [{ person: who, by, via: via.flatMap((one) => people.get(one) ?? []), space: null }];
    })
    .slice(0, limit);
}

/** Members who are here, by their ids; those who opted out may still be in between. */
export async function introducible(
  reading: Reading,
  ids: readonly string[],
): Promise<Map<string, Introducible>> {
  const rows = await reading.db
    .selectFrom('people')
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .where('left_at', 'is', null)
    .where('standing', '=', 'member')
    .select(['id', 'handle', 'name', 'title', 'picture'])
    .execute();
  return new Map<string, Introducible>(rows.map((row) => [row.id, row]));
}

/** The same of those who may be offered. */
export async function offerable(
  reading: Reading,
  ids: readonly string[],
): Promise<Map<string, Introducible>> {
  const rows = await reading.db
    .selectFrom('people')
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .where(mayBeOffered())
    .select(['id', 'handle', 'name', 'title', 'picture'])
    .execute();
  return new Map<string, Introducible>(rows.map((row) => [row.id, row]));
}
