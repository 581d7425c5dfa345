import type { BrowserContext, Locator, Page } from 'playwright-core';
import { type Look, openContext } from '../browser.ts';
import type { App } from './app.ts';
import type { Person } from './people.ts';

/** A page in this person's own browser, or in that of a visitor who is signed out. */
export async function visit(app: App, person: Person | null, look: Look = {}): Promise<Page> {
  const context = await openContext(app.browser, look);
  if (person) await context.addCookies(toCookies(app, person));
  context.setDefaultTimeout(20_000);
  watch(app, context);
  return context.newPage();
}

function toCookies(app: App, person: Person) {
  return person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: app.address };
  });
}

/** Records errors, dialogs, blocked scripts and requests to other hosts, whatever the test is about. */
function watch(app: App, context: BrowserContext): void {
  const record = (page: Page | null, what: string) =>
    app.problems.push(`${page ? new URL(page.url()).pathname : '?'}: ${what}`);
  context.on('weberror', (error) => record(error.page(), String(error.error())));
  context.on('dialog', (dialog) => {
    record(dialog.page(), `dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    // A rejected form or a missing page is answered with 4xx, which Chromium counts as an error.
    const expected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) record(message.page(), message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${app.address}/`) && !url.startsWith('data:')) {
      app.problems.push(`request to another host: ${url}`);
    }
  });
  context.on('response', (response) => {
    // A page, requested by the browser or by the service worker on its behalf.
    const page = response.request().isNavigationRequest() || response.request().serviceWorker();
    if (response.status() >= 400 && !page) {
      app.problems.push(`${response.status()} for ${response.url()}`);
    }
  });
}

/** The Markdown field; there may be a second form with one further down the page. */
export function words(page: Page) {
  return page.locator('textarea[name="body"]');
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  await page.getByRole('button', { name, exact }).first().click();
}

/** Opens what can be done with a comment besides replying: beside it, or on its own page. */
export async function more(comment: Locator): Promise<void> {
  await comment.getByRole('link', { name: 'More' }).click();
}
