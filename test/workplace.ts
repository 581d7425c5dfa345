import type pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Happening, Reaction, Workplace } from '../workplace/happenings/index.ts';
import { acquireDatabase } from './database-pool.ts';
import { isFresh } from './snapshot.ts';

/** A workplace on a database of its own, with a clock that the test turns. */
export interface TestWorkplace {
  workplace: Workplace;
  connection: Awaited<ReturnType<typeof acquireDatabase>>;
  happened: Happening[];
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

const beginnings = new WeakMap<Workplace, Beginning>();

/** Undefined for a workplace that `openWorkplace` did not open. */
export function beginningFor(workplace: Workplace): Beginning | undefined {
  return beginnings.get(workplace);
}

export async function openWorkplace(reactions: readonly Reaction[] = []): Promise<TestWorkplace> {
  const connection = await acquireDatabase();
  let clock = START;
  const happened: Happening[] = [];
  const keep: Reaction = {
    name: 'keep',
    to: ['entryPublished', 'commentAdded', 'conversationClosed', 'commentDeleted', 'entryEdited'],
    run: (happening) => void happened.push(happening),
  };
  const following: Promise<void>[] = [];
  const awaited = (reaction: Reaction): Reaction => ({
    ...reaction,
    run(happening) {
      const run = Promise.resolve(reaction.run(happening));
      following.push(run.catch(() => undefined));
      return run;
    },
  });
  const workplace: Workplace = {
    db: connection.db,
    now: () => {
      clock += 1000;
      return new Date(clock);
    },
    reactions: [keep, ...reactions.map(awaited)],
    onReactionError: (_name, _happening, error) => {
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
  beginnings.set(workplace, { client: connection.client, isUntouched, advance });
  // What follows from the last command may still ask the database.
  const close = async () => {
    await Promise.all(following);
    await connection.close();
  };
  return { workplace, connection, happened, at, close };
}

/** The same for a single test, closed when it is over. */
export async function workplaceForTest(): Promise<TestWorkplace> {
  const house = await openWorkplace();
  onTestFinished(house.close);
  return house;
}
