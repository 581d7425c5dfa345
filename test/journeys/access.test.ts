import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, type Created, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';
import { type Person, send } from './people.ts';

let app: App;
let ben: Person;
const entries: Record<string, Created> = {};

beforeAll(async () => {
  app = await openApp();
  for (const [name, audience] of Object.entries({ cellar: 'closed', yard: 'public' })) {
    await ask(app, app.ada, '/spaces', { name, title: name, audience });
    const entry = {
      space: name,
      kind: 'post',
      title: `In the ${name}`,
      body: 'Words',
      tags: [name],
    };
    entries[name] = await ask(app, app.ada, '/entries', entry);
  }
  ben = await join(app, 'ben');
});

afterAll(() => app?.close());

async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.goto(at(path)))?.status() ?? 0;
}

function at(path: string): string {
  return new URL(path, app.address).href;
}

test('a closed space is not there for Ben, who is no member, nor for nobody', async () => {
  const paths = [
    '/spaces/cellar',
    '/spaces/cellar/settings',
    entries.cellar!.url,
    `/entries/${entries.cellar!.id}/comments.atom`,
    '/spaces/cellar/entries.atom',
  ];
  for (const who of [ben, null]) {
    const page = await visit(app, who);
    for (const path of paths) {
      const headers = { cookie: who?.cookie ?? '' };
      const { status } = await fetch(at(path), { headers, redirect: 'manual' });
      // Whatever is for people alone sends nobody to sign in first, be it there or not.
      expect([path, status]).toEqual([path, !who && path.endsWith('/settings') ? 303 : 404]);
    }
    expect(await statusOf(page, entries.cellar!.url)).toBe(404);
    for (const list of ['/', '/spaces', '/search?q=cellar', '/tags/cellar', '/people/ada']) {
      await page.goto(at(list));
      expect([list, await page.locator('main a', { hasText: 'In the cellar' }).count()]).toEqual([
        list,
        0,
      ]);
    }
  }
});

test('Ada takes Ben in, and it is there for him', async () => {
  const ada = await visit(app, app.ada);
  await ada.goto(at('/spaces/cellar/settings'));
  await ada.getByLabel('Handle').fill('@ben');
  await press(ada, 'Take in');
  await ada.getByRole('button', { name: 'Remove Ben' }).waitFor();
  const page = await visit(app, ben);
  expect(await statusOf(page, entries.cellar!.url)).toBe(200);
});

test('a public space is read signed out, with no form to write in', async () => {
  const page = await visit(app, null);
  expect(await statusOf(page, '/spaces/yard')).toBe(200);
  await page.getByRole('link', { name: 'In the yard' }).click();
  await page.getByRole('heading', { name: 'In the yard', level: 1 }).waitFor();
  expect(await words(page).count()).toBe(0);
  const signIn = page.getByRole('link', { name: 'Sign in to comment' });
  expect(await signIn.getAttribute('href')).toContain('/sign-in?next=');
  const posted = await send(app.address, `/entries/${entries.yard!.id}/comments`, { body: 'x' });
  expect(posted.status).toBe(401);
  expect(await posted.text()).toContain('href="/sign-in?next=');
});

test('Grace, a guest from outside, comments there and sees no other space', async () => {
  await ask(app, app.ada, '/spaces', { name: 'attic', title: 'Attic', audience: 'open' });
  const grace = await join(app, 'grace', { membership: 'guest' });
  const page = await visit(app, grace);
  expect(await statusOf(page, '/spaces/attic')).toBe(404);
  await page.goto(entries.yard!.url);
  await words(page).fill('From outside, with thanks');
  await press(page, 'Comment');
  await page.locator('.comment', { hasText: 'From outside, with thanks' }).waitFor();
  expect(await statusOf(page, '/entries/new?space=yard')).toBeLessThan(400);
  expect(await page.locator('option', { hasText: 'yard' }).count()).toBe(0);
});

test('nothing untoward was seen on the way', () => {
  expect(app.problems).toEqual([]);
});
