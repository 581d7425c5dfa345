import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../storage/server/index.ts';
import { eventually } from '../eventually.ts';
import { type Heard, reading } from '../live.ts';
import { type Program, runProgram } from '../program.ts';
import { ask, type House, join, type Made, openHouse, type Person } from './house.ts';

/** Ada's workplace, and a second process on its database, as behind a proxy. */
let house: House;
let second: Program;
let ben: Person;
let entry: Made;

beforeAll(async () => {
  house = await openHouse();
  second = await runProgram({ env: { DATABASE_URL: await addressOf(house.program) } });
  ben = await join(house, 'ben');
  await ask(house, house.ada, '/spaces', { name: 'yard', title: 'The yard', audience: 'open' });
  entry = await ask(house, house.ada, '/entries', { space: 'yard', kind: 'post', title: 'Rain' });
});

afterAll(async () => {
  await second?.close();
  await house?.close();
});

/** The database that the first process brought with it. */
async function addressOf({ dataDir }: Program): Promise<string> {
  const { connection, stop } = await startEmbedded({ dataDir, log: () => {} });
  const { user, password, host, port, database } = connection;
  await stop();
  const at = `${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}`;
  return `postgresql://${at}/${database}?host=${encodeURIComponent(host)}`;
}

async function follow(address: string, person: Person, last = ''): Promise<Heard> {
  const headers = { cookie: person.cookie, ...(last ? { 'last-event-id': last } : {}) };
  const heard = reading(await fetch(`${address}/live?entry=${entry.id}`, { headers }));
  await eventually(() => expect(heard.text).toContain('still here'));
  return heard;
}

const say = (house: House, person: Person, body: string) =>
  ask(house, person, `/entries/${entry.id}/comments`, { body });

const comments = (heard: Heard) =>
  new Set(heard.events('happening').flatMap(({ commentId }) => commentId ?? []));

test('who reads through one process hears what is said through the other, both ways', async () => {
  const beyond = { ...house, address: second.address };
  const [hers, his] = [await follow(house.address, house.ada), await follow(second.address, ben)];
  const one = await say(house, house.ada, 'Said here.');
  const other = await say(beyond, ben, 'Said there.');
  await eventually(() => {
    for (const heard of [hers, his]) expect(comments(heard)).toEqual(new Set([one.id, other.id]));
  });
});

test('they see that the other is there', async () => {
  const [hers, his] = [await follow(house.address, house.ada), await follow(second.address, ben)];
  await eventually(() => {
    expect(hers.events('presence').at(-1)?.html).toContain('Ben is here');
    expect(his.events('presence').at(-1)?.html).toContain('Ada is here');
  });
  await his.leave();
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toBe(''));
});

test('whoever loses their process goes on with the other, and has missed nothing', async () => {
  const his = await follow(second.address, ben);
  const before = await say(house, house.ada, 'Before.');
  await eventually(() => expect(comments(his)).toContain(before.id));
  await second.kill('SIGKILL');
  await eventually(() => expect(his.over).toBe(true));
  const meanwhile = await say(house, house.ada, 'Meanwhile.');
  const again = await follow(house.address, ben, his.last());
  expect(comments(again)).toContain(meanwhile.id);
  await second.again();
  expect(comments(await follow(second.address, ben, his.last()))).toContain(meanwhile.id);
});

test('a process that stops lets its readers go at once, and they are no longer there', async () => {
  const [hers, his] = [await follow(house.address, house.ada), await follow(second.address, ben)];
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toContain('Ben is here'));
  const start = performance.now();
  await second.kill('SIGTERM');
  expect(performance.now() - start).toBeLessThan(4000);
  expect(his.over).toBe(true);
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toBe(''));
});
