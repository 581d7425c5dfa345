import { type RawBuilder, sql } from 'kysely';
import type { QueryContext } from '../kernel/index.ts';
import type { SuggestionScope } from './scope.ts';

/** A work of somebody's own, or one in whose conversation they took part. */
export interface OwnWork {
  id: string;
  title: string;
  body: string;
}

const MAX_OWN_WORKS = 4;

/** What somebody wrote or took part in last, the newest first. */
export async function listOwnWorks(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
): Promise<OwnWork[]> {
  const { rows } = await sql<OwnWork>`
    with acts as (
      (select id as entry, created_at as at from entries where author_id = ${person.id}::uuid
        order by created_at desc limit 20)
      union all
      (select entry_id, created_at from comments
        where author_id = ${person.id}::uuid and deleted_at is null
        order by created_at desc limit 40))
    select entries.id, entries.title, left(entries.body, 20000) as body
    from (select entry, max(at) as at from acts group by entry) as act
    join entries on entries.id = act.entry
    where entries.space_id = any(${spaces}::uuid[]) and entries.withdrawn_at is null
    order by act.at desc, entries.id limit ${MAX_OWN_WORKS}`.execute(context.db);
  return rows;
}

const MAX_TIES = 30;

/** With whom somebody has most to do, by their ids, and how much. */
export async function loadStrongestTies(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
): Promise<Map<string, number>> {
  const question = { about: 'ties', person: person.id, spaces, limit: MAX_TIES } as const;
  const found = (await context.searchIndex?.ask(question)) ?? [];
  return new Map(found.map((tied) => [tied.person, tied.strength]));
}

/** Fewer works than these in a space do not make it a habit. */
const MIN_WORKS_FOR_HABIT = 3;

/** How near the entry of the row is to somebody, as SQL; see `buildNearness`. */
export interface Nearness {
  /** That it is new to them, and not by anybody of their units. */
  isUnfamiliar: RawBuilder<boolean>;
  /** Whether it is by somebody with whom they work, and whether it is where they are at home. */
  isByTiedPerson: RawBuilder<boolean>;
  isInFamiliarSpace: RawBuilder<boolean>;
}

/** Whether the entry of the row is beyond somebody's unit, spaces and habits. */
export function buildNearness(
  { person }: Pick<SuggestionScope, 'person'>,
  now: Date,
  ties: ReadonlyMap<string, number>,
): Nearness {
  const me = sql`${person.id}::uuid`;
  const since = sql`${now}::timestamptz - interval '180 days'`;
  return {
    isUnfamiliar: sql`(entries.author_id <> ${me}
      and not exists (select from unit_people as theirs join unit_people as mine using (unit_id)
        where theirs.person_id = entries.author_id and mine.person_id = ${me})
      and not exists (select from reads where reads.entry_id = entries.id
        and reads.person_id = ${me})
      and not exists (select from comments as mine where mine.entry_id = entries.id
        and mine.author_id = ${me}))`,
    isByTiedPerson: sql`(entries.author_id = any(${[...ties.keys()]}::uuid[]))`,
    isInFamiliarSpace: sql`(exists (select from space_people as joined
        where joined.space_id = entries.space_id and joined.person_id = ${me})
      or (select count(*) from (
          select own.id from entries as own where own.author_id = ${me}
            and own.space_id = entries.space_id and own.created_at > ${since}
          union select on_it.id from comments as said
            join entries as on_it on on_it.id = said.entry_id
          where said.author_id = ${me} and on_it.space_id = entries.space_id
            and said.created_at > ${since}) as habit) >= ${MIN_WORKS_FOR_HABIT})`,
  };
}
