import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { type Heard, reading } from '../live.ts';
import { type Program, runProgram } from '../program.ts';
import { type App, ask, type Created, join, openApp } from './app.ts';
import type { Person } from './people.ts';

/** Ada's workplace, and a second process on its database, as behind a proxy. */
let app: App;
let second: Program;
let ben: Person;
let entry: Created;

beforeAll(async () => {
  app = await openApp();
  second = await runProgram({ env: { DATABASE_URL: app.databaseUrl } });
  ben = await join(app, 'ben');
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'The yard', audience: 'open' });
  entry = await ask(app, app.ada, '/entries', { space: 'yard', kind: 'post', title: 'Rain' });
});

afterAll(async () => {
  await second?.close();
  await app?.close();
});

async function follow(address: string, person: Person, last = ''): Promise<Heard> {
  const headers = { cookie: person.cookie, ...(last ? { 'last-event-id': last } : {}) };
  const heard = reading(await fetch(`${address}/live?entry=${entry.id}`, { headers }));
  await eventually(() => expect(heard.text).toContain('still here'));
  return heard;
}

const say = (app: App, person: Person, body: string) =>
  ask(app, person, `/entries/${entry.id}/comments`, { body });

const comments = (heard: Heard) =>
  new Set(heard.events('change').flatMap(({ commentId }) => commentId ?? []));

test('who reads through one process hears what is said through the other, both ways', async () => {
  const beyond = { ...app, address: second.address };
  const [hers, his] = [await follow(app.address, app.ada), await follow(second.address, ben)];
  const one = await say(app, app.ada, 'Said here.');
  const other = await say(beyond, ben, 'Said there.');
  await eventually(() => {
    for (const heard of [hers, his]) expect(comments(heard)).toEqual(new Set([one.id, other.id]));
  });
});

test('they see that the other is there', async () => {
  const [hers, his] = [await follow(app.address, app.ada), await follow(second.address, ben)];
  await eventually(() => {
    expect(hers.events('presence').at(-1)?.html).toContain('Ben is here');
    expect(his.events('presence').at(-1)?.html).toContain('Ada is here');
  });
  await his.leave();
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toBe(''));
});

test('whoever loses their process goes on with the other, and has missed nothing', async () => {
  const his = await follow(second.address, ben);
  const before = await say(app, app.ada, 'Before.');
  await eventually(() => expect(comments(his)).toContain(before.id));
  await second.kill('SIGKILL');
  await eventually(() => expect(his.over).toBe(true));
  const meanwhile = await say(app, app.ada, 'Meanwhile.');
  const again = await follow(app.address, ben, his.last());
  expect(comments(again)).toContain(meanwhile.id);
  await second.again();
  expect(comments(await follow(second.address, ben, his.last()))).toContain(meanwhile.id);
});

test('a process that stops lets its readers go at once, and they are no longer there', async () => {
  const [hers, his] = [await follow(app.address, app.ada), await follow(second.address, ben)];
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toContain('Ben is here'));
  const start = performance.now();
  await second.kill('SIGTERM');
  expect(performance.now() - start).toBeLessThan(4000);
  expect(his.over).toBe(true);
  await eventually(() => expect(hers.events('presence').at(-1)?.html).toBe(''));
});
