import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { editEntry, getEntryHead, publishEntry, reactToEntry } from '../entries/index.ts';
import { AppError } from '../kernel/errors.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  listComments,
  reactToComment,
} from './index.ts';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  await app.connection.pool.query(turnstile);
});
afterAll(() => app.close());

/** Lets the commit of whoever holds no place at the turnstile through, and the others wait. */
const turnstile = `
  create function wait_turn() returns trigger language plpgsql as $$ begin
    perform pg_advisory_xact_lock_shared(hashtext(new.person_id::text));
    return null;
  end $$;
  create constraint trigger turnstile after insert on happenings
    deferrable initially deferred for each row when (new.person_id is not null)
    execute function wait_turn();`;

async function createConversation(): Promise<string> {
  const entry = { space: 'yard', title: 'Rain', body: 'Where to?' };
  return (await publishEntry(app.context, cast.ada, entry)).id;
}

describe('while a conversation is being closed', () => {
  test('each of fifty comments is either in before, or refused', async () => {
    const entry = await createConversation();
    const { context } = app;
    const say = (_: unknown, i: number) =>
      addComment(context, i % 2 ? cast.ben : cast.cleo, entry, { body: `Drop ${i}` }).then(
        ({ id }) => id,
        (error: unknown) => error,
      );
    const early = Array.from({ length: 20 }, say);
    const closing = closeConversation(context, cast.ada, entry, { outcome: 'Into the barrel.' });
    const writing = [...early, ...Array.from({ length: 30 }, say)];
    const outcomes = await Promise.all(writing);
    await closing;
    const added = outcomes.filter((outcome) => typeof outcome === 'string');
    const refused = outcomes.filter((outcome) => outcome instanceof AppError);
    expect(added.length + refused.length).toBe(50);
    expect(new Set(refused.map(({ reason }) => reason)).size).toBeLessThanOrEqual(1);
    for (const error of refused) expect(error.reason).toBe('conversationClosed');
    const { items } = await listComments(context, cast.ada, entry, { limit: 200 });
    expect(items.map(({ id }) => id).sort()).toEqual(added.sort());
    // A happening gets its id under the lock on the entry, so their order is that of the commits.
    const order = await listEventNames(entry);
    expect(order.at(-1)).toBe('conversationClosed');
  });

  test('a comment that waits for the closing is refused when it comes through', async () => {
    const entry = await createConversation();
    const { context } = app;
    await holdCommits(cast.ada, async (letThrough) => {
      const closing = closeConversation(context, cast.ada, entry, {});
      await eventually(() => expectWaiting(1));
      const comment = addComment(context, cast.ben, entry, { body: 'Wait!' });
      await eventually(() => expectWaiting(2));
      const refused = expect(comment).rejects.toMatchObject({ reason: 'conversationClosed' });
      await letThrough();
      await closing;
      await refused;
    });
  });
});

async function listEventNames(entry: string): Promise<string[]> {
  const rows = await app.context.db
    .selectFrom('happenings')
    .where('entry_id', '=', entry)
    .orderBy('id')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Keeps somebody's commits waiting until `letThrough` is called. */
async function holdCommits(
  { id }: PersonViewer,
  act: (letThrough: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const guard = new pg.Client({ connectionString: app.connection.url });
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
async function expectWaiting(count: number): Promise<void> {
  const { rows } = await app.connection.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  if (rows[0]!.n < count) throw new Error(`${rows[0]!.n} of ${count} are waiting`);
}

type CommentAction = 'add' | 'edit' | 'delete' | 'react';
const actionArbitrary = fc.constantFrom<CommentAction>('add', 'edit', 'delete', 'react');

describe('the version of a conversation', () => {
  test('is a new one after each commit, in whatever order changes are committed', async () => {
    const seen = new Set<string>();
    const turn = fc.tuple(actionArbitrary, actionArbitrary);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 3 }), async (turns) => {
        const entry = await createConversation();
        seen.clear();
        await expectNewVersion(entry, seen);
        for (const [slow, fast] of turns) await commitOutOfOrder(entry, slow, fast, seen);
      }),
      { numRuns: runs(0.2) },
    );
  });

  test('is a new one after a change of the entry, its neighbours and its people', async () => {
    const { context } = app;
    const entry = await createConversation();
    const seen = new Set<string>();
    await expectNewVersion(entry, seen);
    await editEntry(context, cast.ada, entry, { title: 'Rain!' });
    await expectNewVersion(entry, seen);
    await reactToEntry(context, cast.ben, entry, { name: 'agree' });
    await expectNewVersion(entry, seen);
    const later = await createConversation();
    await expectNewVersion(entry, seen);
    await editEntry(context, cast.ada, later, { title: 'RAIN' });
    await expectNewVersion(entry, seen);
    await closeConversation(context, cast.ada, entry, {});
    await expectNewVersion(entry, seen);
  });
});

/** Ben begins first, Cleo commits first; each of the two commits shows. */
async function commitOutOfOrder(
  entry: string,
  slow: CommentAction,
  fast: CommentAction,
  seen: Set<string>,
): Promise<void> {
  const [first, second] = [
    await prepareAction(cast.ben, slow, entry),
    await prepareAction(cast.cleo, fast, entry),
  ];
  seen.add(await getVersion(entry));
  await holdCommits(cast.ben, async (letThrough) => {
    const late = first();
    await eventually(() => expectWaiting(1));
    await second();
    await expectNewVersion(entry, seen);
    await letThrough();
    await late;
    await expectNewVersion(entry, seen);
  });
}

async function getVersion(entry: string): Promise<string> {
  return (await getEntryHead(app.context, cast.ada, entry)).version;
}

async function expectNewVersion(entry: string, seen: Set<string>): Promise<void> {
  const now = await getVersion(entry);
  expect(seen).not.toContain(now);
  seen.add(now);
}

/** Everybody acts on a comment of their own, so that neither waits for the other's row. */
async function prepareAction(
  who: PersonViewer,
  act: CommentAction,
  entry: string,
): Promise<() => Promise<unknown>> {
  const { context } = app;
  if (act === 'add') return () => addComment(context, who, entry, { body: 'Plip.' });
  const { id } = await addComment(context, who, entry, { body: 'Plop.' });
  if (act === 'edit') return () => editComment(context, who, id, { body: 'Plup.' });
  if (act === 'delete') return () => deleteComment(context, who, id);
  return () => reactToComment(context, who, id, { name: 'joy' });
}
