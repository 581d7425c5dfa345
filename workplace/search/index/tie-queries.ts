import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';

/** How much two people have to do with each other in a space. */
export interface TieRow {
  space: string;
  one: string;
  other: string;
  strength: number;
}

/** After so many days an exchange counts half. */
const HALF_LIFE_DAYS = 180;

/**
 * To whom comments speak: to whoever they reply to; those that do not, to the author of the entry;
 * the author's own, to whoever spoke before.
 */
const selectReplies = (which: RawBuilder<SqlBool>) => sql`
  select entries.space_id as space, comments.author_id as one, comments.created_at as at,
    1.0::float8 as weight,
    coalesce(replied.author_id, nullif(entries.author_id, comments.author_id),
      (select author_id from comments as earlier
        where earlier.entry_id = comments.entry_id and earlier.deleted_at is null
          and (earlier.created_at, earlier.id) < (comments.created_at, comments.id)
        order by earlier.created_at desc, earlier.id desc limit 1)) as other,
    entries.id as entry, 'replied' as interaction
  from comments join entries on entries.id = comments.entry_id
  join spaces on spaces.id = entries.space_id
  left join comments as replied on replied.id = comments.reply_to
  where comments.deleted_at is null and ${which}`;

/**
 * What people did towards each other, one row an act: the `interaction` of `one` towards `other`, where
 * (`space`, `entry`), when (`at`) and what it counts (`weight`).
 */
export const selectInteractions = (which: RawBuilder<SqlBool>) => sql`
  ${selectReplies(which)}
  union all
  select entries.space_id, coalesce(comments.author_id, entries.author_id),
    coalesce(comments.created_at, entries.created_at), 1.0, mentions.person_id, entries.id,
    'mentioned'
  from mentions join entries on entries.id = mentions.entry_id
  join spaces on spaces.id = entries.space_id
  left join comments on comments.id = mentions.comment_id where ${which}
  union all
  select entries.space_id, coalesce(comments.author_id, entries.author_id), links.created_at, 2.0,
    coalesce(source_comment.author_id, source.author_id), entries.id, 'builtOn'
  from links join entries on entries.id = links.from_entry
  join spaces on spaces.id = entries.space_id
  left join comments on comments.id = links.from_comment
  -- A link into another space is seen only by those who see both.
  join entries as source on source.id = links.to_entry and source.space_id = entries.space_id
  left join comments as source_comment on source_comment.id = links.to_comment where ${which}`;

/** Ties that are read at once: they take many times the room on the way that they take afterwards. */
const BATCH_SIZE = 5000;

/** All ties in these spaces, some at a time and always in the same order, newer acts counting more. */
export async function* streamTies(
  db: Database,
  which = sql<SqlBool>`true`,
): AsyncGenerator<TieRow[]> {
  const tx = await db.startTransaction().execute();
  try {
    await sql`declare ties no scroll cursor for ${selectTies(which)}`.execute(tx);
    for (;;) {
      const { rows } = await sql<TieRow>`fetch ${sql.lit(BATCH_SIZE)} from ties`.execute(tx);
      if (rows.length === 0) break;
      yield rows;
    }
  } finally {
    await tx.rollback().execute();
  }
}

/** Floating point all through, since powers of numerics take longer than everything else together. */
const selectTies = (which: RawBuilder<SqlBool>) => sql<TieRow>`
  select interactions.space, least(one, other) as one, greatest(one, other) as other,
    sum(weight * power(0.5::float8, least(${elapsedHalfLives}, ${MAX_HALF_LIVES}::float8))) as strength
  from (${selectInteractions(which)}) as interactions
  where one is not null and other is not null and one <> other
  group by 1, 2, 3 order by 2, 3, 1`;

/** How many times an act has lost half of what it counts; of one in times to come, not once. */
const elapsedHalfLives = sql`greatest(extract(epoch from now() - at)::float8, 0) / ${HALF_LIFE_DAYS * 86_400}`;
/** What is older still is no less: nothing is to become nothing. */
const MAX_HALF_LIVES = 100;

/** Ties that these comments make, as far as they are new. */
export async function loadTiesFromComments(
  db: Database,
  comments: readonly string[],
): Promise<TieRow[]> {
  const named = sql<SqlBool>`comments.id = any(${[...comments]}::uuid[])`;
  const { rows } = await sql<TieRow>`
    select interactions.space, one, other, weight as strength from (${selectReplies(named)}) as interactions
    where one is not null and other is not null and one <> other`.execute(db);
  return rows;
}

/** Members who are here, and the units that they belong to. */
export async function loadActiveMembers(db: Database): Promise<{ id: string; units: string[] }[]> {
  const { rows } = await sql<{ id: string; units: string[] }>`
    select people.id, coalesce(array_agg(unit_id) filter (where unit_id is not null), '{}') as units
    from people left join unit_people on unit_people.person_id = people.id
    where people.left_at is null and people.standing = 'member'
    group by people.id order by people.id`.execute(db);
  return rows;
}

/** How far each may still be suggested, as it was found out last. */
export async function loadExposureCaps(db: Database): Promise<Map<string, number>> {
  const rows = await db.selectFrom('reaches').select(['person_id', 'rank']).execute();
  return new Map(rows.map(({ person_id, rank }) => [person_id, rank]));
}

export async function saveExposureCaps(
  db: Database,
  caps: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...caps].map(([person_id, rank]) => ({ person_id, rank }));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('reaches').execute();
    for (let i = 0; i < rows.length; i += 5000) {
      const some = rows.slice(i, i + 5000);
      await tx
        .insertInto('reaches')
        .values(some)
        .onConflict((on) => on.doNothing())
        .execute();
    }
  });
}
