import type pg from 'pg';
import { onTestFinished } from 'vitest';
import type { CommandContext, DomainEvent, Subscriber } from '../workplace/kernel/index.ts';
import { acquireDatabase } from './database-pool.ts';
import { isFresh } from './snapshot.ts';

/** A workplace on a database of its own, with a clock that the test turns. */
export interface TestApp {
  context: CommandContext;
  connection: Awaited<ReturnType<typeof acquireDatabase>>;
  happened: DomainEvent[];
  /** Sets the clock; every write otherwise comes one second after the one before. */
  at(time: string): void;
  close(): Promise<void>;
}

const START = Date.parse('2026-03-02T09:00:00Z');

/** What it takes to begin with a snapshot instead of commands. */
interface Beginning {
  client: pg.Client;
  /** Whether nothing has been done in the workplace, and nothing would follow from commands. */
  isUntouched(): Promise<boolean>;
  /** Turns the clock by milliseconds. */
  advance(by: number): void;
}

const beginnings = new WeakMap<CommandContext, Beginning>();

/** Undefined for a workplace that `openWorkplace` did not open. */
export function beginningFor(context: CommandContext): Beginning | undefined {
  return beginnings.get(context);
}

export async function openTestApp(reactions: readonly Subscriber[] = []): Promise<TestApp> {
  const connection = await acquireDatabase();
  let clock = START;
  const happened: DomainEvent[] = [];
  const keep: Subscriber = {
    name: 'keep',
    eventNames: [
      'entryPublished',
      'commentAdded',
      'conversationClosed',
      'commentDeleted',
      'entryEdited',
    ],
    run: (event) => void happened.push(event),
  };
  const following: Promise<void>[] = [];
  const awaited = (subscriber: Subscriber): Subscriber => ({
    ...subscriber,
    run(event) {
      const run = Promise.resolve(subscriber.run(event));
      following.push(run.catch(() => undefined));
      return run;
    },
  });
  const context: CommandContext = {
    db: connection.db,
    now: () => {
      clock += 1000;
      return new Date(clock);
    },
    subscribers: [keep, ...reactions.map(awaited)],
    onSubscriberError: (_name, _event, error) => {
      throw error;
    },
  };
  const at = (time: string) => {
    clock = Date.parse(time);
  };
  const isUntouched = async () =>
    clock === START && reactions.length === 0 && (await isFresh(connection.client));
  const advance = (by: number) => {
    clock += by;
  };
  beginnings.set(context, { client: connection.client, isUntouched, advance });
  // What follows from the last command may still ask the database.
  const close = async () => {
    await Promise.all(following);
    await connection.close();
  };
  return { context, connection, happened, at, close };
}

/** The same for a single test, closed when it is over. */
export async function testAppForTest(): Promise<TestApp> {
  const app = await openTestApp();
  onTestFinished(app.close);
  return app;
}
