import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Connection, connect } from '../storage/index.ts';
import type { Happening, Reaction, Workplace } from '../workplace/happenings/index.ts';

let clones = 0;

/** A clone of the migrated template, gone when `close` is called. */
export async function cloneDatabase(): Promise<Connection & { url: string; database: string }> {
  const server = inject('server');
  clones += 1;
  const database = `test_${process.pid}_${clones}`;
  await admin(`create database ${database} template ${inject('template')}`);
  // Tests lose nothing when the machine goes down, and need not wait for its disk.
  await admin(`alter database ${database} set synchronous_commit to off`);
  const connection = connect({ ...server, database }, { size: 6 });
  const close = async () => {
    await connection.close();
    await admin(`drop database if exists ${database} with (force)`);
  };
  const { user, password, host, port } = server;
  const at = `${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}`;
  const url = `postgresql://${at}/${database}?host=${encodeURIComponent(host)}`;
  return { ...connection, close, url, database };
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client(inject('server'));
  await client.connect();
  await client.query(statement);
  await client.end();
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
