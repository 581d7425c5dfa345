import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Look, openBrowser, openContext } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { type Program, runProgram } from '../program.ts';

/** The running program with Ada, who set it up, and a browser to visit it with. */
export interface House {
  readonly program: Program;
  readonly browser: Browser;
  /** By name rather than by number, since passkeys belong to a name. */
  readonly address: string;
  readonly ada: Person;
  /** What no page of ours may do, as far as it was seen; see `watch`. */
  readonly troubles: string[];
  close(): Promise<void>;
}

export interface Person {
  readonly handle: string;
  readonly email: string;
  /** The session, as a browser sends it. */
  readonly cookie: string;
}

/** What the API answers for something made. */
export interface Made {
  readonly id: string;
  readonly url: string;
}

export const password = 'a sentence to remember';

/** A workplace called Hill, set up by Ada; or the sample, in which `ada` is its administrator. */
export async function openHouse(
  options: { demo?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<House> {
  const [program, browser] = await Promise.all([
    runProgram({ ...(options.demo ? { args: ['--demo'] } : {}), env: options.env }),
    openBrowser(),
  ]);
  const address = program.address.replace('127.0.0.1', 'localhost');
  const ada = options.demo
    ? await signIn(address, 'ines', 'ines@fernhill.example', 'fernhill-sample')
    : await setUp(address, await setUpLink(program));
  const close = async () => {
    await browser.close();
    await program.close();
  };
  return { program, browser, address, ada, troubles: [], close };
}

/** The one-time link, as the console says it. */
export function setUpLink(program: Program): Promise<string> {
  return eventually(() => {
    const link = /http:\S+\/set-up\?token=\S+/.exec(program.output())?.[0];
    if (!link) throw new Error(`no link in: ${program.output()}`);
    return link;
  });
}

async function setUp(address: string, link: string): Promise<Person> {
  const token = new URL(link).searchParams.get('token') ?? '';
  const who = { name: 'Ada', handle: 'ada', email: 'ada@example.org', password };
  const answer = await send(address, '/set-up', { token, workplace: 'Hill', ...who });
  return personOf('ada', answer);
}

/** Invites somebody and comes in as them, without a browser. */
export async function join(house: House, handle: string, more: Record<string, string> = {}) {
  const made = await send(house.address, '/invitations', more, house.ada.cookie);
  const path = /\/invitations\/cpi_[\w-]+/.exec(await made.text())?.[0] ?? '';
  const name = handle[0]!.toUpperCase() + handle.slice(1);
  const email = `${handle}@example.org`;
  return personOf(handle, await send(house.address, path, { name, handle, email, password }));
}

async function signIn(address: string, handle: string, email: string, word: string) {
  const person = personOf(handle, await send(address, '/sign-in', { email, password: word }));
  return { ...person, email };
}

function personOf(handle: string, answer: Response): Person {
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
  if (cookie.length === 0) throw new Error(`${handle} did not get in: ${answer.status}`);
  return { handle, email: `${handle}@example.org`, cookie: cookie.join('; ') };
}

/** Sends a form as a page of the workplace does. */
export function send(
  address: string,
  path: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  const headers = { origin: address, cookie };
  const body = new URLSearchParams(fields);
  return fetch(address + path, { method: 'POST', redirect: 'manual', headers, body });
}

/** Asks the API as this person; with a body it posts. */
export async function ask<T = Made>(
  house: House,
  person: Person,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(`${house.address}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie: person.cookie,
      origin: house.address,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

/** A page of this person's own browser, or of somebody who is signed out. */
export async function visit(house: House, person: Person | null, look: Look = {}): Promise<Page> {
  const context = await openContext(house.browser, look);
  if (person) await context.addCookies(cookiesOf(house, person));
  context.setDefaultTimeout(20_000);
  watch(house, context);
  return context.newPage();
}

function cookiesOf(house: House, person: Person) {
  return person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: house.address };
  });
}

/** Notes errors, dialogs, refused scripts and requests to other hosts, whatever the test is about. */
function watch(house: House, context: BrowserContext): void {
  const note = (page: Page | null, what: string) =>
    house.troubles.push(`${page ? new URL(page.url()).pathname : '?'}: ${what}`);
  context.on('weberror', (error) => note(error.page(), String(error.error())));
  context.on('dialog', (dialog) => {
    note(dialog.page(), `dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    // A refused form or a missing page is answered with 4xx, which Chromium counts as an error.
    const expected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) note(message.page(), message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${house.address}/`) && !url.startsWith('data:')) {
      house.troubles.push(`asked elsewhere: ${url}`);
    }
  });
  context.on('response', (response) => {
    // A page, asked for by the browser or by the service worker in its stead.
    const page = response.request().isNavigationRequest() || response.request().serviceWorker();
    if (response.status() >= 400 && !page) {
      house.troubles.push(`${response.status()} for ${response.url()}`);
    }
  });
}

/** The field for Markdown, in a form of which there may be two on the page. */
export function words(page: Page) {
  return page.locator('textarea[name="body"]');
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  await page.getByRole('button', { name, exact }).first().click();
}

/** What can be done with a comment besides replying: beside it, or on a page of its own. */
export async function more(comment: Locator): Promise<void> {
  await comment.getByRole('link', { name: 'More' }).click();
}
