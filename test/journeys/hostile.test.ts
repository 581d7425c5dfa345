import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xss } from '../hostile/xss.ts';
import { type App, ask, join, openApp } from './app.ts';
import { visit } from './page.ts';
import { type Person, send } from './people.ts';

/** Short enough for a name, a title and a tag, and each dangerous in its own way. */
const brief = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
] as const;

let app: App;
let mallory: Person;
let page: Page;
let entry = '';
const refused: string[] = [];

beforeAll(async () => {
  app = await openApp();
  mallory = await join(app, 'mallory');
  for (const [i, title] of brief.entries()) {
    const space = { name: `space-${i}`, title, purpose: title, audience: 'open' };
    await ask(app, mallory, '/spaces', space);
    const made = await ask(app, mallory, '/entries', {
      space: `space-${i}`,
      kind: 'post',
      title,
      body: `findable ${title}`,
      tags: ['findable'],
    });
    entry = made.id;
  }
  await writeAll();
  await nameThemselves();
  page = await visit(app, app.ada);
  await watchScripts(page);
});

afterAll(() => app?.close());

/** All payloads as comments; what the API does not take in is not shown to anybody either. */
async function writeAll(): Promise<void> {
  const batch = 8;
  for (let at = 0; at < xss.length; at += batch) {
    await Promise.all(
      xss.slice(at, at + batch).map((body) =>
        ask(app, mallory, `/entries/${entry}/comments`, { body }).catch((error: Error) => {
          refused.push(error.message);
        }),
      ),
    );
  }
}

async function nameThemselves(): Promise<void> {
  const about = { title: brief[1], about: brief.join('\n'), timeZone: 'UTC' };
  const profile = { ...about, name: brief[0], website: "https://example.org/'onfocus=alert(1)//" };
  const answer = await send(app.address, '/settings/profile', profile, mallory.cookie);
  expect(answer.status).toBe(303);
  const unsafe = { ...about, name: 'Mallory', website: 'javascript:alert(1)' };
  expect((await send(app.address, '/settings/profile', unsafe, mallory.cookie)).status).toBe(422);
}

/** Notes what a script of somebody else would do, and what the page's policy had to stop. */
async function watchScripts(page: Page): Promise<void> {
  const record = (what: string) => app.problems.push(what);
  await page.exposeFunction('recordProblem', record);
  await page.addInitScript(() => {
    const { recordProblem } = window as unknown as { recordProblem(what: string): void };
    for (const name of ['alert', 'msgbox'] as const) {
      Object.defineProperty(window, name, { value: () => recordProblem(`${name} was called`) });
    }
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
      recordProblem(`the policy stopped ${violatedDirective} ${sourceFile}`),
    );
  });
}

/** What no text of anybody may become on a page. */
async function intrusions(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *')].flatMap((element) => {
      const names = element.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$/.test(name));
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      const runs = /^\s*(?:javascript|vbscript|data:text)/i.test(address);
      const foreign = /^(?:IFRAME|OBJECT|EMBED|BASE|svg|math|MARQUEE)$/.test(element.nodeName);
      return names.length > 0 || runs || foreign ? [element.outerHTML.slice(0, 120)] : [];
    }),
  );
}

/** Over everything that reacts to a pointer or to being reached. */
async function touch(): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      for (const name of ['pointerenter', 'mouseover', 'focus', 'toggle']) {
        element.dispatchEvent(new Event(name));
      }
    }
  });
}

test('hundreds of hostile comments are a page of words', async () => {
  expect(refused.filter((error) => !/ 422 /.test(error))).toEqual([]);
  expect(refused.length).toBeLessThan(10);
  let path: string | null = `/entries/${entry}`;
  let seen = 0;
  while (path) {
    await page.goto(app.address + path);
    seen += await page.locator('.comment').count();
    expect(await intrusions()).toEqual([]);
    await touch();
    path = await page.evaluate(
      () => document.querySelector('.pager a[rel=next]')?.getAttribute('href') ?? null,
    );
  }
  expect(seen).toBe(xss.length - refused.length);
  expect(app.problems).toEqual([]);
});

test.each([
  '/',
  '/spaces',
  '/spaces/space-0',
  '/people',
  '/people/mallory',
  '/tags/findable',
  '/search?q=findable',
  `/search?q=${encodeURIComponent(brief[2])}`,
  '/admin/people',
  '/admin/units',
  `/sign-in?next=${encodeURIComponent('javascript:alert(1)')}`,
  '/spaces/space-2/settings',
  `/people?q=${encodeURIComponent(brief[2])}`,
])('%s shows hostile names and titles as words', async (path) => {
  await page.goto(app.address + path);
  expect(await intrusions()).toEqual([]);
  await touch();
  expect(app.problems).toEqual([]);
});

test('an edited entry, its history, its preview and the mention of its author are words', async () => {
  const cookie = mallory.cookie;
  const edit = { title: brief[2], body: xss.slice(0, 40).join('\n\n'), tags: 'a', edits: '0' };
  const answer = await send(app.address, `/entries/${entry}/edit`, edit, cookie);
  expect(answer.status).toBe(303);
  for (const path of [`/entries/${entry}/history`, `/entries/${entry}/edit`, `/entries/${entry}`]) {
    await page.goto(app.address + path);
    expect(await intrusions()).toEqual([]);
  }
  const field = page.locator('#respond textarea');
  await field.fill(xss.join('\n\n').slice(0, 9000));
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('section.preview').waitFor();
  await touch();
  expect(await intrusions()).toEqual([]);
  await page.getByRole('button', { name: 'Go on writing' }).click();
  await field.fill('');
  await field.pressSequentially('@mallo');
  await page.getByRole('option').first().waitFor();
  expect(await intrusions()).toEqual([]);
  expect(app.problems).toEqual([]);
});

test('the feeds are well-formed for a browser, and run nothing in it', async () => {
  for (const path of [`/entries/${entry}/comments.atom`, '/spaces/space-0/entries.atom']) {
    const feed = await fetch(app.address + path, { headers: { cookie: app.ada.cookie } });
    const text = await feed.text();
    const error = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return parsed.querySelector('parsererror')?.textContent ?? '';
    }, text);
    expect(error).toBe('');
    await page.goto(app.address + path).catch(() => undefined);
  }
  expect(app.problems).toEqual([]);
});
