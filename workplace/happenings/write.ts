import type { Kysely, Transaction } from 'kysely';
import { compileWaiting, type Database, newId, type Tables } from '../../storage/index.ts';
import type { Finder } from '../discovery/finder.ts';
import { conflict } from '../refusal.ts';
import type { Reckoner } from '../wagers/worth/reckoner.ts';
import { type Happening, isTelling, type Reaction, type Told } from './happening.ts';

/** What queries need: a way to read, and nothing to write with by accident. */
export interface Reading {
  readonly db: Kysely<Tables>;
  /** The index of all works; where there is none, the database is asked instead. */
  readonly finder?: Finder;
}

/** A client's promise that a repeated request is the same one; kept with the writes it guards. */
export interface Once {
  readonly personId: string;
  readonly key: string;
  /** A digest of the request, so that a key used for something else is refused. */
  readonly request: string;
}

/** What commands need: the database, the clock, and what follows from happenings. */
export interface Workplace extends Reading {
  readonly db: Database;
  now(): Date;
  readonly reactions: readonly Reaction[];
  readonly once?: Once;
  /** Reckons beside the program; where there is none, it is done in place. */
  readonly reckoner?: Reckoner;
  /** Hears of a reaction that failed; the command itself has succeeded by then. */
  onReactionError(reaction: string, happening: Happening, error: unknown): void;
}

/** One transaction under way. */
export interface Writing {
  readonly db: Transaction<Tables>;
  readonly now: Date;
  happened(told: Told): void;
}

/**
 * Runs `act` in one transaction together with its happenings, then, after the commit, the
 * reactions. With `workplace.once` a repetition answers what the first run returned, so the
 * result must be plain JSON. Throws what `act` throws, with nothing written.
 */
export async function write<T>(workplace: Workplace, act: (tx: Writing) => Promise<T>): Promise<T> {
  const happenings: Happening[] = [];
  const result = await workplace.db.transaction().execute(async (db) => {
    const now = workplace.now();
    if (workplace.once) {
      const earlier = await claim(db, workplace.once, now);
      if (earlier) return earlier.result as T;
    }
    const written = await act({ db, now, happened: (told) => happenings.push(fact(told, now)) });
    if (happenings.length > 0) await keep(db, happenings);
    if (workplace.once) await remember(db, workplace.once, written);
    return written;
  });
  react(workplace, happenings);
  return result;
}

function fact(told: Told, at: Date): Happening {
  const unsaid = { personId: null, spaceId: null, entryId: null, commentId: null, data: {} };
  return { id: newId(), at, ...unsaid, ...told };
}

/** A statement has at most 65,535 parameters, and an import tells of thousands of people. */
const mostRows = 1000;

async function keep(db: Transaction<Tables>, happenings: Happening[]): Promise<void> {
  const rows = happenings.map(rowOf);
  if (rows.length === 1) return insertOne(db, rows[0]!);
  for (let i = 0; i < rows.length; i += mostRows) {
    await db
      .insertInto('happenings')
      .values(rows.slice(i, i + mostRows))
      .execute();
  }
}

function rowOf(happening: Happening) {
  return {
    id: happening.id,
    name: happening.name,
    at: happening.at,
    person_id: happening.personId,
    space_id: happening.spaceId,
    entry_id: happening.entryId,
    comment_id: happening.commentId,
    data: JSON.stringify(happening.data),
    untold: isTelling(happening.name),
  };
}

/** Most commands tell of one thing. */
const insertOne = compileWaiting((db, row: ReturnType<typeof rowOf>) =>
  db.insertInto('happenings').values({
    id: row.id,
    name: row.name,
    at: row.at,
    person_id: row.person_id,
    space_id: row.space_id,
    entry_id: row.entry_id,
    comment_id: row.comment_id,
    data: row.data,
    untold: row.untold,
  }),
);

/** Takes the key, or waits for whoever holds it and returns what they did. */
async function claim(db: Transaction<Tables>, once: Once, now: Date) {
  const taken = await db
    .insertInto('idempotency')
    .values({ person_id: once.personId, key: once.key, request: once.request, created_at: now })
    .onConflict((on) => on.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return null;
  const earlier = await db
    .selectFrom('idempotency')
    .select(['request', 'result'])
    .where('person_id', '=', once.personId)
    .where('key', '=', once.key)
    .executeTakeFirstOrThrow();
  if (earlier.request !== once.request) throw conflict('idempotencyKeyReused');
  return earlier;
}

async function remember(db: Transaction<Tables>, once: Once, result: unknown): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ result: JSON.stringify(result ?? null) })
    .where('person_id', '=', once.personId)
    .where('key', '=', once.key)
    .execute();
}

function react(workplace: Workplace, happenings: Happening[]): void {
  for (const happening of happenings) {
    for (const reaction of workplace.reactions) {
      if (reaction.to.includes(happening.name)) void runOne(workplace, reaction, happening);
    }
  }
}

async function runOne(workplace: Workplace, reaction: Reaction, happening: Happening) {
  try {
    await reaction.run(happening);
  } catch (error) {
    workplace.onReactionError(reaction.name, happening, error);
  }
}
