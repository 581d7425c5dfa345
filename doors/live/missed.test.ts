import type { Hono } from 'hono';
import { expect, test } from 'vitest';
import { settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { cutWires, type Heard, openProcess, quickPace, reading } from '../../test/live.ts';
import { type TestWorkplace, workplaceForTest } from '../../test/workplace.ts';
import { addComment } from '../../workplace/conversation/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { momentId } from '../../workplace/live/missed.ts';
import type { DoorEnv } from '../shared/doorway.ts';
import { liveDoor } from './index.ts';

/** Ben reads Ada's conversation through one process; what is said in it comes from another. */
async function apart() {
  const house = await workplaceForTest();
  const [here, there] = [await openProcess(house), await openProcess(house)];
  const { workplace } = house;
  const { ada } = await settle(workplace);
  const { id } = await publishEntry(workplace, ada, { space: 'yard', title: 'Rain' });
  const doorway = doorwayFor(workplace, { live: here });
  const app = houseWith(doorway, liveDoor(doorway, quickPace));
  const token = await tokenFor(workplace, 'ben');
  const elsewhere = { ...workplace, reactions: [there.reaction] };
  const say = async (body: string) => (await addComment(elsewhere, ada, id, { body })).id;
  return { house, id, say, open: (last?: string) => open(app, id, token, last) };
}

async function open(app: Hono<DoorEnv>, id: string, token: string, last?: string): Promise<Heard> {
  const headers = { Authorization: `Bearer ${token}`, ...(last ? { 'Last-Event-ID': last } : {}) };
  const heard = reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
  await eventually(() => expect(heard.text).toContain('still here'));
  return heard;
}

const comments = (heard: Heard) =>
  heard.events('happening').flatMap(({ commentId }) => commentId ?? []);

/** Lets what happened since an event have happened earlier, a second after each other. */
async function longAgo({ connection }: TestWorkplace, entry: string, seconds: number) {
  const { rows } = await connection.pool.query<{ id: string }>(
    'select id from happenings where entry_id = $1 order by id',
    [entry],
  );
  const ids = rows.map((_, n) => momentId(Date.now() - (seconds - n) * 1000));
  for (const [n, { id }] of rows.entries()) {
    await connection.pool.query('update happenings set id = $2 where id = $1', [id, ids[n]]);
  }
  return ids;
}

test('a page that was cut off for half a minute is told all that was said meanwhile', async () => {
  const { house, id, say, open } = await apart();
  const before = await open();
  const first = await say('before');
  await eventually(() => expect(comments(before)).toEqual([first]));
  await before.leave();
  await cutWires(house);
  const meanwhile: string[] = [];
  for (let n = 0; n < 30; n += 1) meanwhile.push(await say(`number ${n}`));
  const [, last] = await longAgo(house, id, 32);
  const after = await open(last);
  expect(comments(after)).toEqual(meanwhile);
  const next = await say('after');
  await eventually(() => expect(comments(after).at(-1)).toBe(next));
});

test('a page that stays open is told what its process could not hear', async () => {
  const { house, say, open } = await apart();
  const heard = await open();
  const first = await say('before');
  await eventually(() => expect(comments(heard)).toEqual([first]));
  await cutWires(house);
  const meanwhile: string[] = [];
  for (let n = 0; n < 5; n += 1) meanwhile.push(await say(`number ${n}`));
  expect(comments(heard)).toEqual([first]);
  await eventually(() => expect(new Set(comments(heard))).toEqual(new Set([first, ...meanwhile])));
  expect(heard.over).toBe(false);
});

test('a page that missed too much is told that it is behind, once', async () => {
  const { house, id, say, open } = await apart();
  const before = await open();
  const first = await say('before');
  await eventually(() => expect(comments(before)).toEqual([first]));
  await before.leave();
  const later = Array.from({ length: 501 }, (_, n) => momentId(Date.now() + (n + 1) * 1000));
  await house.connection.pool.query(
    `insert into happenings (id, name, at, entry_id, data)
      select id, 'commentAdded', now(), $2, '{}' from unnest($1::uuid[]) as id`,
    [later, id],
  );
  const behind = await open(before.last());
  expect(behind.events('behind')).toHaveLength(1);
  expect(comments(behind)).toEqual([]);
  expect(behind.last()).toBe(later.at(-1));
  const again = await open(behind.last());
  expect(again.events('behind')).toEqual([]);
});
