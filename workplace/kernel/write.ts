import type { Kysely, Transaction } from 'kysely';
import { compileDeferredWrite, type Database, newId, type Tables } from '../../storage/index.ts';
import { conflict } from './errors.ts';
import { type DomainEvent, type EventInput, isNotifying, type Subscriber } from './events.ts';

/**
 * What queries need: a way to read, and nothing to write with by accident. Rooms that run a worker
 * add their client here by declaration merging (`searchIndex`, `calculator`), so that the kernel
 * need not know them.
 */
export interface QueryContext {
  readonly db: Kysely<Tables>;
}

/** A client's promise that a repeated request is the same one; kept with the writes it guards. */
export interface IdempotencyKey {
  readonly personId: string;
  readonly key: string;
  /** A digest of the request, so that a key used for something else is refused. */
  readonly request: string;
}

/** What commands need: the database, the clock, and the subscribers to what they emit. */
export interface CommandContext extends QueryContext {
  readonly db: Database;
  now(): Date;
  readonly subscribers: readonly Subscriber[];
  readonly idempotencyKey?: IdempotencyKey;
  /** Called when a subscriber fails; the command itself has succeeded by then. */
  onSubscriberError(subscriber: string, event: DomainEvent, error: unknown): void;
}

/** One transaction under way. */
export interface Tx {
  readonly db: Transaction<Tables>;
  readonly now: Date;
  emit(input: EventInput): void;
}

/**
 * Runs `run` in one transaction together with its events, then, after the commit, the
 * subscribers. With `context.idempotencyKey` a repetition answers what the first run returned, so the
 * result must be plain JSON. Throws what `run` throws, with nothing written.
 */
export async function write<T>(context: CommandContext, run: (tx: Tx) => Promise<T>): Promise<T> {
  const events: DomainEvent[] = [];
  const result = await context.db.transaction().execute(async (db) => {
    const now = context.now();
    if (context.idempotencyKey) {
      const earlier = await claimIdempotencyKey(db, context.idempotencyKey, now);
      if (earlier) return earlier.result as T;
    }
    const written = await run({ db, now, emit: (input) => events.push(toEvent(input, now)) });
    if (events.length > 0) await storeEvents(db, events);
    if (context.idempotencyKey) await storeResult(db, context.idempotencyKey, written);
    return written;
  });
  runSubscribers(context, events);
  return result;
}

function toEvent(input: EventInput, at: Date): DomainEvent {
  const defaults = { personId: null, spaceId: null, entryId: null, commentId: null, data: {} };
  return { id: newId(), at, ...defaults, ...input };
}

/** A statement has at most 65,535 parameters, and an import tells of thousands of people. */
const MAX_ROWS = 1000;

async function storeEvents(db: Transaction<Tables>, events: DomainEvent[]): Promise<void> {
  const rows = events.map(toEventRow);
  if (rows.length === 1) return insertEvent(db, rows[0]!);
  for (let i = 0; i < rows.length; i += MAX_ROWS) {
    await db
      .insertInto('happenings')
      .values(rows.slice(i, i + MAX_ROWS))
      .execute();
  }
}

function toEventRow(event: DomainEvent) {
  return {
    id: event.id,
    name: event.name,
    at: event.at,
    person_id: event.personId,
    space_id: event.spaceId,
    entry_id: event.entryId,
    comment_id: event.commentId,
    data: JSON.stringify(event.data),
    untold: isNotifying(event.name),
  };
}

/** Most commands tell of one thing. */
const insertEvent = compileDeferredWrite((db, row: ReturnType<typeof toEventRow>) =>
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
async function claimIdempotencyKey(db: Transaction<Tables>, once: IdempotencyKey, now: Date) {
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

async function storeResult(
  db: Transaction<Tables>,
  once: IdempotencyKey,
  result: unknown,
): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ result: JSON.stringify(result ?? null) })
    .where('person_id', '=', once.personId)
    .where('key', '=', once.key)
    .execute();
}

function runSubscribers(context: CommandContext, events: DomainEvent[]): void {
  for (const event of events) {
    for (const subscriber of context.subscribers) {
      if (subscriber.eventNames.includes(event.name))
        void runSubscriber(context, subscriber, event);
    }
  }
}

async function runSubscriber(context: CommandContext, subscriber: Subscriber, event: DomainEvent) {
  try {
    await subscriber.run(event);
  } catch (error) {
    context.onSubscriberError(subscriber.name, event, error);
  }
}
