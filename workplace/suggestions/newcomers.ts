import { sql } from 'kysely';
import type { QueryContext } from '../kernel/index.ts';
import type { PeopleRequest, PersonSuggestion, SuggestedPerson } from './people.ts';
import type { SuggestionScope } from './scope.ts';
import { canBeOffered } from './settings.ts';

/** The best of so many are shown to newcomers, to each others first. */
const NEWCOMER_POOL_SIZE = 10;
/** In conversations of long ago others spoke. */
const MAX_RECENT_ENTRIES = 500;

/**
 * For whoever has written nothing yet and has no unit that would lead further: people who answer
 * questions, or else speak, in the spaces that they joined, or in any that they see.
 */
export async function findAnswerers(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
  { excludeOwnUnits, excluded = [], limit }: PeopleRequest,
): Promise<PersonSuggestion[]> {
  if (await hasWritten(context, person.id, spaces)) return [];
  const { rows } = await sql<AnswererRow>`
    with joined as (select space_id from space_people where person_id = ${person.id}::uuid),
    home as (
      select id from spaces where id = any(${spaces}::uuid[]) and archived_at is null
        and (id in (select space_id from joined) or not exists (select from joined))
    ), recent as (
      select id, space_id, details from entries where space_id in (select id from home)
      order by created_at desc limit ${MAX_RECENT_ENTRIES}
    ), said as (
      select comments.author_id as person, entries.space_id as space, count(*) as comments,
        count(*) filter (where entries.details ->> 'accepted' = comments.id::text) as accepted
      from recent as entries join comments on comments.entry_id = entries.id
      where comments.deleted_at is null group by 1, 2
    ), best as (
      select distinct on (person) person, space, comments, accepted from said
      where person is not null and person <> ${person.id}::uuid
        and not person = any(${[...excluded]}::uuid[]) and ${excludeOwnUnits ? isOutsideUnits(person.id) : sql`true`}
      order by person, accepted desc, comments desc, space
    ), first as (select best.* from best join people on people.id = best.person
      where ${canBeOffered()} order by accepted desc, comments desc, person limit ${NEWCOMER_POOL_SIZE})
    select people.id, people.handle, people.name, people.title, people.picture,
      first.accepted > 0 as "hasAcceptedAnswer", spaces.id as space_id, spaces.title as space_title
    from first join people on people.id = first.person join spaces on spaces.id = first.space
    order by md5(people.id::text || ${person.id}) limit ${limit}`.execute(context.db);
  return rows.map(({ hasAcceptedAnswer, space_id, space_title, ...one }) => ({
    person: one,
    by: hasAcceptedAnswer ? 'answers' : 'speaks',
    via: [],
    space: { id: space_id, title: space_title },
  }));
}

interface AnswererRow extends SuggestedPerson {
  hasAcceptedAnswer: boolean;
  space_id: string;
  space_title: string;
}

/** Not of the same unit. */
const isOutsideUnits = (person: string) => sql`not exists (select 1 from unit_people as theirs
  join unit_people as mine using (unit_id)
  where theirs.person_id = said.person and mine.person_id = ${person}::uuid)`;

/** Whether somebody has written anything that stands in one of these spaces. */
export async function hasWritten(
  context: QueryContext,
  person: string,
  spaces: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`select exists (
      select 1 from entries where author_id = ${person}::uuid
        and space_id = any(${[...spaces]}::uuid[]))
    or exists (select 1 from comments join entries on entries.id = comments.entry_id
      where comments.author_id = ${person}::uuid and comments.deleted_at is null
        and entries.space_id = any(${[...spaces]}::uuid[])) as written`.execute(context.db);
  return rows[0]!.written;
}
