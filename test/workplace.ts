import { inject, onTestFinished } from 'vitest';
import { type Connection, connect } from '../storage/index.ts';
import type { Happening, Reaction, Workplace } from '../workplace/happenings/index.ts';
import { createDatabase } from './databases.ts';

let clones = 0;

/** A clone of the migrated template, gone when `close` is called. */
export async function cloneDatabase(): Promise<Connection & { url: string; database: string }> {
  const server = inject('server');
  clones += 1;
  const name = `test_${process.pid}_${clones}`;
  const { url, drop } = await createDatabase(server, name, inject('template'));
  const connection = connect({ ...server, database: name }, { size: 6 });
  const close = async () => {
    await connection.close();
    await drop();
  };
  return { ...connection, close, url, database: name };
}

/** A workplace on a database of its own, with a clock that the test turns. */
export interface TestWorkplace {
  workplace: Workplace;
  connection: Connection & { url: string; database: string };
  happened: Happening[];
  /** Sets the clock; every write otherwise comes one second after the one before. */
  at(time: string): void;
  close(): Promise<void>;
}

export async function openWorkplace(reactions: readonly Reaction[] = []): Promise<TestWorkplace> {
  const connection = await cloneDatabase();
  let clock = Date.parse('2026-03-02T09:00:00Z');
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
