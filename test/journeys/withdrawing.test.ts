import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, ask, type Created, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';

describe.each([
  { how: 'with', script: true },
  { how: 'without', script: false },
])('$how JavaScript', ({ script }) => {
  let app: App;
  let ada: Page;
  let ben: Page;
  let source: Created;

  beforeAll(async () => {
    app = await openApp();
    await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
    const rain = { space: 'yard', title: 'Rain on roofs', body: 'Eighteen litres.' };
    source = await ask(app, app.ada, '/entries', rain);
    const person = await join(app, 'ben');
    await ask(app, person, `/entries/${source.id}/comments`, { body: 'Sixteen, surely.' });
    const barrel = { space: 'yard', title: 'A barrel for it', buildsOn: [source.id] };
    await ask(app, person, '/entries', barrel);
    ada = await visit(app, app.ada, { script });
    ben = await visit(app, person, { script, phone: !script });
  });

  afterAll(() => app?.close());

  test('Ada reads what would go, and keeps it', async () => {
    await ada.goto(source.url);
    await ada.getByRole('link', { name: 'Withdraw…' }).click();
    await ada.getByRole('heading', { name: 'Withdraw “Rain on roofs”?' }).waitFor();
    const stays = ada.getByRole('region', { name: 'What stays' });
    expect(await stays.textContent()).toMatch(/one comment.*one work that builds on it/);
    await ada.getByRole('link', { name: 'Keep it' }).click();
    await ada.getByText('Eighteen litres.').waitFor();
  });

  test('she withdraws it by keyboard, and its page says so where the words were', async () => {
    await ben.goto(source.url);
    await words(ben).fill('Why eighteen?');
    await ada.goto(`${app.address}/entries/${source.id}/withdrawal`);
    await ada.getByLabel('Why').fill('It was another roof.');
    await ada.keyboard.press('Tab');
    await ada.keyboard.press('Enter');
    await ada.getByRole('heading', { name: 'Withdrawn entry', level: 1 }).waitFor();
    const tombstone = ada.locator('.tombstone');
    expect(await tombstone.textContent()).toMatch(
      /^Ada withdrew this entry on \d+ \w+ \d{4}\.It was another roof\.$/,
    );
    await ada.locator('.comment', { hasText: 'Sixteen, surely.' }).waitFor();
    expect(await words(ada).count()).toBe(0);
  });

  test.runIf(script)('Ben, who had it open, hears of it and loses nothing', async () => {
    const notice = ben.locator('.live-notice', { hasText: 'This entry was withdrawn.' });
    await notice.waitFor();
    expect(await words(ben).inputValue()).toBe('Why eighteen?');
  });

  test('Ben’s comment comes too late, and its words are still there to be taken along', async () => {
    await press(ben, 'Comment');
    await ben.getByRole('heading', { name: 'Withdrawn entry', level: 1 }).waitFor();
    expect(await words(ben).inputValue()).toBe('Why eighteen?');
    expect(await words(ben).getAttribute('readonly')).not.toBeNull();
  });

  test('he is asked to look at what he built on it, and it is in no list', async () => {
    await ben.goto(`${app.address}/`);
    const again = ben.getByRole('region', { name: 'To look at again' });
    await again.getByText('It was another roof.').waitFor();
    expect(await ben.getByText('Rain on roofs').count()).toBe(0);
    await press(ben, 'It still holds');
    await ben.waitForURL(`${app.address}/`);
    expect(await ben.getByText('To look at again').count()).toBe(0);
    expect(app.problems).toEqual([]);
  });
});
