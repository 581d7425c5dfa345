import type { Hono } from 'hono';
import { expect, test } from 'vitest';
import { settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { cutWires, type Heard, openProcess, quickPace, reading } from '../../test/live.ts';
import { type TestApp, testAppForTest } from '../../test/workplace.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { getIdAtTime } from '../../workplace/live/missed-events.ts';
import type { DoorEnv } from '../shared/door-context.ts';
import { liveDoor } from './index.ts';

/** Ben reads Ada's conversation through one process; what is said in it comes from another. */
async function openTwoProcesses() {
  const testApp = await testAppForTest();
  const [here, there] = [await openProcess(testApp), await openProcess(testApp)];
  const { context } = testApp;
  const { ada } = await settle(context);
  const { id } = await publishEntry(context, ada, { space: 'yard', title: 'Rain' });
  const doorContext = doorwayFor(context, { live: here });
  const app = houseWith(doorContext, liveDoor(doorContext, quickPace));
  const token = await tokenFor(context, 'ben');
  const elsewhere = { ...context, subscribers: [there.subscriber] };
  const say = async (body: string) => (await addComment(elsewhere, ada, id, { body })).id;
  return { testApp, id, say, open: (last?: string) => openEventStream(app, id, token, last) };
}

async function openEventStream(
  app: Hono<DoorEnv>,
  id: string,
  token: string,
  last?: string,
): Promise<Heard> {
  const headers = { Authorization: `Bearer ${token}`, ...(last ? { 'Last-Event-ID': last } : {}) };
  const heard = reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
  await eventually(() => expect(heard.text).toContain('still here'));
  return heard;
}

const listCommentIds = (heard: Heard) =>
  heard.events('change').flatMap(({ commentId }) => commentId ?? []);

/** Lets what happened since an event have happened earlier, a second after each other. */
async function backdateEvents({ connection }: TestApp, entry: string, seconds: number) {
  const { rows } = await connection.pool.query<{ id: string }>(
    'select id from happenings where entry_id = $1 order by id',
    [entry],
  );
  const ids = rows.map((_, n) => getIdAtTime(Date.now() - (seconds - n) * 1000));
  for (const [n, { id }] of rows.entries()) {
    await connection.pool.query('update happenings set id = $2 where id = $1', [id, ids[n]]);
  }
  return ids;
}

test('a page that was cut off for half a minute is told all that was said meanwhile', async () => {
  const { testApp, id, say, open } = await openTwoProcesses();
  const before = await open();
  const first = await say('before');
  await eventually(() => expect(listCommentIds(before)).toEqual([first]));
  await before.leave();
  await cutWires(testApp);
  const meanwhile: string[] = [];
  for (let n = 0; n < 30; n += 1) meanwhile.push(await say(`number ${n}`));
  const [, last] = await backdateEvents(testApp, id, 32);
  const after = await open(last);
  expect(listCommentIds(after)).toEqual(meanwhile);
  const next = await say('after');
  await eventually(() => expect(listCommentIds(after).at(-1)).toBe(next));
});

test('a page that stays open is told what its process could not hear', async () => {
  const { testApp, say, open } = await openTwoProcesses();
  const heard = await open();
  const first = await say('before');
  await eventually(() => expect(listCommentIds(heard)).toEqual([first]));
  await cutWires(testApp);
  const meanwhile: string[] = [];
  for (let n = 0; n < 5; n += 1) meanwhile.push(await say(`number ${n}`));
  expect(listCommentIds(heard)).toEqual([first]);
  await eventually(() =>
    expect(new Set(listCommentIds(heard))).toEqual(new Set([first, ...meanwhile])),
  );
  expect(heard.over).toBe(false);
});

test('a page that missed too much is told that it is behind, once', async () => {
  const { testApp, id, say, open } = await openTwoProcesses();
  const before = await open();
  const first = await say('before');
  await eventually(() => expect(listCommentIds(before)).toEqual([first]));
  await before.leave();
  const later = Array.from({ length: 501 }, (_, n) => getIdAtTime(Date.now() + (n + 1) * 1000));
  await testApp.connection.pool.query(
    `insert into happenings (id, name, at, entry_id, data)
      select id, 'commentAdded', now(), $2, '{}' from unnest($1::uuid[]) as id`,
    [later, id],
  );
  const behind = await open(before.last());
  expect(behind.events('behind')).toHaveLength(1);
  expect(listCommentIds(behind)).toEqual([]);
  expect(behind.last()).toBe(later.at(-1));
  const again = await open(behind.last());
  expect(again.events('behind')).toEqual([]);
});
