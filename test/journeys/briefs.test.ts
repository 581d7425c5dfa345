import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, ask, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';
import type { Person } from './people.ts';

let app: App;
let benHimself: Person;

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  benHimself = await join(app, 'ben');
});

afterAll(() => app?.close());

const body =
  'Say it short.\n\n## Owner\n\n> One name.\n\n## Risks\n\nFrost.\n\n## Costs\n\n120 euro.';

/** A page has a field for a comment, too: only that of the next page is meant. */
async function edit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('heading', { name: 'Edit the entry' }).waitFor();
}

describe.each([
  { how: 'with scripts', script: true },
  { how: 'without', script: false },
])('a brief, $how', ({ how, script }) => {
  let ada: Page;
  let ben: Page;
  beforeAll(async () => {
    ada = await visit(app, app.ada, { script });
    ben = await visit(app, benHimself, { script, phone: true });
  });
  const title = `A barrel for the yard, ${how}`;

  test('is written by Ada and shared', async () => {
    await ada.goto(`${app.address}/entries/new?kind=brief&space=yard`);
    await ada.getByLabel('Title').fill(title);
    await words(ada).fill(body);
    await press(ada, 'Publish the brief');
    await ada.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(await ada.locator('.brief-status').textContent()).toContain('Draft');
    await press(ada, 'Share it');
    expect(await ada.locator('.brief-status strong').textContent()).toBe('Shared');
    await ada.getByRole('navigation', { name: 'Contents' }).getByText('Costs').click();
    expect(new URL(ada.url()).hash).toBe('#section-costs');
  });

  test('is edited by Ben at the same time, and both are kept', async () => {
    const path = new URL(ada.url()).pathname;
    await ben.goto(app.address + path);
    await edit(ben);
    await edit(ada);
    await words(ben).fill(body.replace('Frost.', 'Frost, and leaves.'));
    await press(ben, 'Save');
    await ben.locator('.e-content', { hasText: 'Frost, and leaves.' }).waitFor();
    await words(ada).fill(body.replace('120 euro', '130 euro'));
    await press(ada, 'Save');
    const told = 'Ben changed other parts meanwhile, and both are kept.';
    expect(await ada.getByRole('status').first().textContent()).toContain(told);
    await ada.getByRole('link', { name: 'Back' }).click();
    await ada.getByRole('heading', { name: title, level: 1, exact: true }).waitFor();
    const text = await ada.locator('.e-content').first().textContent();
    expect(text).toContain('Frost, and leaves.');
    expect(text).toContain('130 euro');
  });

  test('is changed by both in the same words, and Ben chooses', async () => {
    await edit(ben);
    await edit(ada);
    const now = await words(ada).inputValue();
    await words(ada).fill(now.replace('Say it short.', 'Say it shortly.'));
    await press(ada, 'Save');
    await ada.locator('.e-content', { hasText: 'Say it shortly.' }).waitFor();
    await words(ben).fill(now.replace('Say it short.', 'Say it slowly.'));
    await press(ben, 'Save');
    const place = ben.getByRole('group', { name: 'Place 1' });
    expect(await place.textContent()).toMatch(/Say it slowly\..*Say it shortly\./s);
    await place.getByLabel('Yours').check();
    await press(ben, 'Save this');
    await ben.locator('.e-content', { hasText: 'Say it slowly.' }).waitFor();
    await ben.getByRole('link', { name: 'edited' }).click();
    await ben.getByRole('button', { name: 'Restore this wording (4)' }).click();
    await ben.locator('.e-content', { hasText: 'Say it shortly.' }).waitFor();
  });

  test('is confirmed by Ada until a day, becomes a template, and Ben starts from it', async () => {
    await ada.reload();
    await ada.locator('summary', { hasText: 'Confirm, and look after' }).click();
    await ada.getByLabel('To be looked at again by').fill('2020-01-01');
    await press(ada, 'Confirm it');
    await ada.getByRole('alert').getByText('This day is over.').waitFor();
    await ada.getByLabel('To be looked at again by').fill('2126-03-02');
    await press(ada, 'Confirm it');
    const standing = ada.locator('.brief-status');
    await standing.getByText('next look by 2 March 2126').waitFor();
    expect(await standing.textContent()).toMatch(/Confirmed · by Ada on /);
    await ada.locator('summary', { hasText: 'Confirm, and look after' }).click();
    await press(ada, 'Make it a template');
    await standing.getByText('others start from it').waitFor();

    await ben.goto(`${app.address}/entries/new`);
    await ben.getByRole('link', { name: 'Start from a template' }).click();
    await ben.getByRole('link', { name: title }).click();
    await ben.getByLabel('What is it about?').fill('A second barrel');
    await ben.getByLabel('Space').selectOption('yard');
    await press(ben, 'See what is known');
    const owner = ben.getByRole('group', { name: 'Owner' });
    expect(await owner.textContent()).toContain('One name.');
    expect(await owner.getByRole('checkbox').isChecked()).toBe(true);
    await drop(ben.getByRole('group', { name: 'Costs' }).getByRole('checkbox').first());
    await press(ben, 'Write on');
    expect(await words(ben).inputValue()).toBe(
      'Say it shortly.\n\n## Owner\n\n[Ben](/people/ben)\n\n## Risks\n\nFrost, and leaves.\n\n## Costs\n',
    );
    await press(ben, 'Publish the brief');
    await ben.getByRole('heading', { name: 'A second barrel', level: 1 }).waitFor();
    await ben.locator('.lineage', { hasText: title }).waitFor();
    expect(app.problems).toEqual([]);
  });

  /** By one key where there is a script for it, which then goes on to the next piece. */
  async function drop(piece: ReturnType<Page['getByRole']>): Promise<void> {
    if (!script) return piece.uncheck();
    await piece.page().locator('[data-keys-hint]').waitFor();
    await piece.focus();
    await piece.page().keyboard.press('d');
    expect(await piece.isChecked()).toBe(false);
    await piece.page().keyboard.press('Shift+Tab');
  }
});
