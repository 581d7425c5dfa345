import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContext } from '../browser.ts';
import { isLong } from '../long.ts';
import { type Program, runProgram } from '../program.ts';
import { openBrowser, runNewProgram } from './app.ts';
import { press } from './page.ts';
import { password, setUpLink } from './people.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

describe.each([
  // The first start is a different one with the embedded server and with an empty database.
  { how: 'with JavaScript', script: true, start: runProgram },
  { how: 'without JavaScript', script: false, start: runNewProgram },
])('the first day, $how', ({ script, start }) => {
  let program: Program;
  let link: string;
  let page: Page;

  beforeAll(async () => {
    program = await start();
    link = await setUpLink(program);
    page = await (await openContext(browser, { script, zone: 'Asia/Calcutta' })).newPage();
  });

  afterAll(() => program?.close());

  const at = (path: string) => new URL(path, link).href;

  async function signIn(word: string) {
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password').fill(word);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      press(page, 'Sign in'),
    ]);
    await page.waitForLoadState();
    return answer.status();
  }

  test('nothing opens without the link', async () => {
    for (const path of ['/set-up', '/', '/sign-in']) {
      await page.goto(at(path));
      expect(await page.locator('main').getByRole('textbox').count()).toBe(0);
      expect(await page.textContent('main')).toContain('finds a link in the console');
    }
    const guessed = await page.goto(at('/set-up?token=cps_guessed'));
    expect(guessed?.status()).toBe(404);
    expect(await page.textContent('main')).toContain('opens nothing any more');
  });

  test('Ada follows the link from the console, makes the workplace and is signed in', async () => {
    await page.goto(link);
    await page.getByLabel('Name of the workplace').fill('Hill');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Handle').fill('ada');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password').fill('short');
    await press(page, 'Open the workplace');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ada');
    await page.getByLabel('Password').fill(password);
    await press(page, 'Open the workplace');
    await page.waitForURL(at('/'));
    expect(await page.title()).toBe('Hill');
    expect(await page.locator('header.top .menu').textContent()).toContain('Ada');
    await page.goto(at('/people/ada'));
    const zone = script ? 'Asia/Kolkata' : 'UTC';
    expect(await page.locator('.facts').textContent()).toContain(`Time zone${zone}`);
  });

  test('the link opens nothing any more', async () => {
    const again = await page.goto(link);
    expect(again?.status()).toBe(404);
    expect(await page.textContent('main')).toContain('This workplace is set up already.');
  });

  test('she signs out, and in again where she was going', async () => {
    await page.goto(at('/'));
    await page.locator('header.top summary').click();
    await press(page, 'Sign out');
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto(at('/drafts'));
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await signIn(password)).toBe(303);
    expect(new URL(page.url()).pathname).toBe('/drafts');
  });

  // It takes a dozen passwords, and the server answers alike to both.
  test.runIf(script || isLong)(
    'a wrong password is refused in words, and too many tries are stopped',
    async () => {
      await page.context().clearCookies();
      await page.goto(at('/sign-in'));
      expect(await signIn('not her password')).toBe(422);
      const alert = page.getByRole('alert').first();
      expect(await alert.textContent()).toContain('do not belong together');
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('ada@example.org');
      let status = 422;
      for (let tries = 1; tries < 12 && status === 422; tries += 1) status = await signIn('again');
      expect(status).toBe(429);
      expect(await alert.textContent()).toContain('Too many tries');
      // Not even the right one is tried now.
      expect(await signIn(password)).toBe(429);
    },
  );
});
