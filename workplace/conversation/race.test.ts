import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { editEntry, getEntryHead, publishEntry, reactToEntry } from '../entries/index.ts';
import { Refusal } from '../refusal.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  listComments,
  reactToComment,
} from './index.ts';

let house: TestWorkplace;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  await house.connection.pool.query(turnstile);
});
afterAll(() => house.close());

/** Lets the commit of whoever holds no place at the turnstile through, and the others wait. */
const turnstile = `
  create function wait_turn() returns trigger language plpgsql as $$ begin
    perform pg_advisory_xact_lock_shared(hashtext(new.person_id::text));
    return null;
  end $$;
  create constraint trigger turnstile after insert on happenings
    deferrable initially deferred for each row when (new.person_id is not null)
    execute function wait_turn();`;

async function conversation(): Promise<string> {
  const entry = { space: 'yard', title: 'Rain', body: 'Where to?' };
  return (await publishEntry(house.workplace, cast.ada, entry)).id;
}

describe('while a conversation is being closed', () => {
  test('each of fifty comments is either in before, or refused', async () => {
    const entry = await conversation();
    const { workplace } = house;
    const say = (_: unknown, i: number) =>
      addComment(workplace, i % 2 ? cast.ben : cast.cleo, entry, { body: `Drop ${i}` }).then(
        ({ id }) => id,
        (error: unknown) => error,
      );
    const early = Array.from({ length: 20 }, say);
    const closing = closeConversation(workplace, cast.ada, entry, { outcome: 'Into the barrel.' });
    const writing = [...early, ...Array.from({ length: 30 }, say)];
    const outcomes = await Promise.all(writing);
    await closing;
    const added = outcomes.filter((outcome) => typeof outcome === 'string');
    const refused = outcomes.filter((outcome) => outcome instanceof Refusal);
    expect(added.length + refused.length).toBe(50);
    expect(new Set(refused.map(({ reason }) => reason)).size).toBeLessThanOrEqual(1);
    for (const refusal of refused) expect(refusal.reason).toBe('conversationClosed');
    const { items } = await listComments(workplace, cast.ada, entry, { limit: 200 });
    expect(items.map(({ id }) => id).sort()).toEqual(added.sort());
    // A happening gets its id under the lock on the entry, so their order is that of the commits.
    const order = await happeningsOf(entry);
    expect(order.at(-1)).toBe('conversationClosed');
  });

  test('a comment that waits for the closing is refused when it comes through', async () => {
    const entry = await conversation();
    const { workplace } = house;
    await heldBack(cast.ada, async (letThrough) => {
      const closing = closeConversation(workplace, cast.ada, entry, {});
      await eventually(() => waiting(1));
      const comment = addComment(workplace, cast.ben, entry, { body: 'Wait!' });
      await eventually(() => waiting(2));
      const refused = expect(comment).rejects.toMatchObject({ reason: 'conversationClosed' });
      await letThrough();
      await closing;
      await refused;
    });
  });
});

async function happeningsOf(entry: string): Promise<string[]> {
  const rows = await house.workplace.db
    .selectFrom('happenings')
    .where('entry_id', '=', entry)
    .orderBy('id')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Keeps somebody's commits waiting until `letThrough` is called. */
async function heldBack(
  { id }: PersonViewer,
  act: (letThrough: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const guard = new pg.Client({ connectionString: house.connection.url });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock(hashtext($1))', [id]);
    await act(async () => {
      await guard.query('select pg_advisory_unlock_all()');
    });
  } finally {
    await guard.end();
  }
}

/** Throws until so many transactions wait for a lock. */
async function waiting(count: number): Promise<void> {
  const { rows } = await house.connection.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  if (rows[0]!.n < count) throw new Error(`${rows[0]!.n} of ${count} are waiting`);
}

type Act = 'add' | 'edit' | 'delete' | 'react';
const acts = fc.constantFrom<Act>('add', 'edit', 'delete', 'react');

describe('the version of a conversation', () => {
  test('is a new one after each commit, in whatever order changes are committed', async () => {
    const seen = new Set<string>();
    const turn = fc.tuple(acts, acts);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 3 }), async (turns) => {
        const entry = await conversation();
        seen.clear();
        await freshVersion(entry, seen);
        for (const [slow, fast] of turns) await overtaken(entry, slow, fast, seen);
      }),
      { numRuns: runs(0.2) },
    );
  });

  test('is a new one after a change of the entry, its neighbours and its people', async () => {
    const { workplace } = house;
    const entry = await conversation();
    const seen = new Set<string>();
    await freshVersion(entry, seen);
    await editEntry(workplace, cast.ada, entry, { title: 'Rain!' });
    await freshVersion(entry, seen);
    await reactToEntry(workplace, cast.ben, entry, { name: 'agree' });
    await freshVersion(entry, seen);
    const later = await conversation();
    await freshVersion(entry, seen);
    await editEntry(workplace, cast.ada, later, { title: 'RAIN' });
    await freshVersion(entry, seen);
    await closeConversation(workplace, cast.ada, entry, {});
    await freshVersion(entry, seen);
  });
});

/** Ben begins first, Cleo commits first; each of the two commits shows. */
async function overtaken(entry: string, slow: Act, fast: Act, seen: Set<string>): Promise<void> {
  const [first, second] = [
    await prepare(cast.ben, slow, entry),
    await prepare(cast.cleo, fast, entry),
  ];
  seen.add(await version(entry));
  await heldBack(cast.ben, async (letThrough) => {
    const late = first();
    await eventually(() => waiting(1));
    await second();
    await freshVersion(entry, seen);
    await letThrough();
    await late;
    await freshVersion(entry, seen);
  });
}

async function version(entry: string): Promise<string> {
  return (await getEntryHead(house.workplace, cast.ada, entry)).version;
}

async function freshVersion(entry: string, seen: Set<string>): Promise<void> {
  const now = await version(entry);
  expect(seen).not.toContain(now);
  seen.add(now);
}

/** Everybody acts on a comment of their own, so that neither waits for the other's row. */
async function prepare(
  who: PersonViewer,
  act: Act,
  entry: string,
): Promise<() => Promise<unknown>> {
  const { workplace } = house;
  if (act === 'add') return () => addComment(workplace, who, entry, { body: 'Plip.' });
  const { id } = await addComment(workplace, who, entry, { body: 'Plop.' });
  if (act === 'edit') return () => editComment(workplace, who, id, { body: 'Plup.' });
  if (act === 'delete') return () => deleteComment(workplace, who, id);
  return () => reactToComment(workplace, who, id, { name: 'joy' });
}
