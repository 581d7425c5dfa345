import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import type { SuggestedIntroduction } from '../search/index.ts';
import { findAnswerers } from './newcomers.ts';
import { getSuggestionScope, type SuggestionScope } from './scope.ts';
import { canBeOffered, listOptedOutPeople } from './settings.ts';

/** Somebody from beyond one's usual circle, and why. */
export interface PersonSuggestion {
  person: SuggestedPerson;
  by: PersonReasonCode;
  /** Who has to do with both, or is of one's unit and has to do with them; the most telling first. */
  via: SuggestedPerson[];
  /** Where they are at home, where that is why. */
  space: { id: string; title: string } | null;
}

/**
 * What leads to somebody: people in between (`shared`), colleagues in between, for whoever has to
 * do with nobody yet (`unit`), or that they answer questions or speak in a space.
 */
export type PersonReasonCode = 'shared' | 'unit' | 'answers' | 'speaks';

export interface SuggestedPerson {
  id: string;
  handle: string;
  name: string;
  title: string | null;
  picture: string | null;
}

export interface PeopleRequest {
  /** Whether those of one's own units are left out. */
  excludeOwnUnits: boolean;
  /** Whoever is not to be among them, by their ids. */
  excluded?: readonly string[];
  limit: number;
}

/**
 * People whom somebody has nothing to do with yet and might gladly meet, best first. For
 * themselves, or for whoever runs the workplace; either way of what both see. Nobody is suggested
 * to guests, and guests to nobody; whoever has opted out is neither offered anybody nor offered.
 */
export async function suggestPeople(
  context: QueryContext,
  viewer: Viewer,
  handle: string,
  request: PeopleRequest,
): Promise<PersonSuggestion[]> {
  const [scope, optedOut] = await Promise.all([
    getSuggestionScope(context, viewer, handle),
    listOptedOutPeople(context),
  ]);
  if (!scope) return [];
  const excluded = [...optedOut, ...(request.excluded ?? [])];
  if (excluded.includes(scope.person.id)) return [];
  const found = await suggestByTies(context, scope, { ...request, excluded });
  return found.length > 0 ? found : findAnswerers(context, scope, { ...request, excluded });
}

async function suggestByTies(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
  { excludeOwnUnits, excluded = [], limit }: PeopleRequest,
): Promise<PersonSuggestion[]> {
  // A few more than are shown, since some may have left since they were read.
  const question = {
    about: 'introductions',
    person: person.id,
    spaces,
    excludeOwnUnits,
    excluded,
    limit: limit + 10,
  } as const;
  const found = (await context.searchIndex?.ask(question)) ?? [];
  const people = await loadMembers(context, [
    ...found.map((one) => one.person),
    ...found.flatMap(({ via }) => via),
  ]);
  return found
    .flatMap(({ person: id, via, isViaColleagues }: SuggestedIntroduction) => {
      const who = people.get(id);
      if (!who) return [];
      const by: PersonReasonCode = isViaColleagues ? 'unit' : 'shared';
      return [{ person: who, by, via: via.flatMap((one) => people.get(one) ?? []), space: null }];
    })
    .slice(0, limit);
}

/** Members who are here, by their ids; those who opted out may still be in between. */
export async function loadMembers(
  context: QueryContext,
  ids: readonly string[],
): Promise<Map<string, SuggestedPerson>> {
  const rows = await context.db
    .selectFrom('people')
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .where('left_at', 'is', null)
    .where('standing', '=', 'member')
    .select(['id', 'handle', 'name', 'title', 'picture'])
    .execute();
  return new Map<string, SuggestedPerson>(rows.map((row) => [row.id, row]));
}

/** The same of those who may be offered. */
export async function loadOfferablePeople(
  context: QueryContext,
  ids: readonly string[],
): Promise<Map<string, SuggestedPerson>> {
  const rows = await context.db
    .selectFrom('people')
    .where(sql<boolean>`people.id = any(${[...new Set(ids)]}::uuid[])`)
    .where(canBeOffered())
    .select(['id', 'handle', 'name', 'title', 'picture'])
    .execute();
  return new Map<string, SuggestedPerson>(rows.map((row) => [row.id, row]));
}
