import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, openApp } from './app.ts';
import { visit } from './page.ts';

let app: App;
let ada: Page;
const ids: string[] = [];
let hub = '';

/** Rain, then a barrel and a cistern built on it, then a pump built on both; and a hub with thirty uses. */
beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  for (const [title, ...sources] of [['Rain'], ['Barrel', 0], ['Cistern', 0], ['Pump', 1, 2]]) {
    const buildsOn = sources.map((n) => ids[n as number]);
    const entry = { space: 'yard', kind: 'post', title, body: 'x', buildsOn };
    ids.push((await ask(app, app.ada, '/entries', entry)).id);
  }
  const entry = { space: 'yard', kind: 'post', body: 'x' };
  hub = (await ask(app, app.ada, '/entries', { ...entry, title: 'Hub' })).id;
  for (let n = 0; n < 30; n += 1)
    await ask(app, app.ada, '/entries', { ...entry, title: `Use ${n}`, buildsOn: [hub] });
  ada = await visit(app, app.ada);
});

afterAll(() => app?.close());

const focused = () =>
  ada.evaluate(() => document.activeElement?.querySelector('.name')?.textContent?.trim());

test('Ada walks along the lines with the arrow keys', async () => {
  await ada.goto(`${app.address}/entries/${ids[1]}/lineage`);
  await ada.locator('.lineage-view .root').focus();
  expect(await focused()).toBe('Barrel');
  await ada.waitForFunction(() => customElements.get('lineage-picture') !== undefined);
  for (const [key, name] of [
    ['ArrowRight', 'Pump'],
    ['ArrowLeft', 'Barrel'],
    ['ArrowLeft', 'Rain'],
    ['ArrowLeft', 'Rain'],
  ] as const) {
    await ada.keyboard.press(key);
    expect(await focused()).toBe(name);
  }
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'Barrel', level: 1 }).waitFor();
});

test('Ada goes on to what is not drawn yet, and it is drawn', async () => {
  await ada.goto(`${app.address}/entries/${hub}/lineage`);
  await ada.waitForFunction(() => customElements.get('lineage-picture') !== undefined);
  await ada.locator('.lineage-view .root').focus();
  expect(await ada.locator('.tie.followed').count()).toBe(6);
  await ada.keyboard.press('ArrowRight');
  await ada.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Use/);
  await ada.locator('.lineage-view').getByRole('link', { name: '24 newer works beyond' }).focus();
  await ada.keyboard.press('Enter');
  await ada.getByRole('link', { name: '14 newer works beyond' }).waitFor();
  expect(await ada.locator('.lineage-view a.work').count()).toBe(17);
  await ada.getByRole('link', { name: 'Show only what is near' }).click();
  await ada.getByRole('link', { name: '24 newer works beyond' }).waitFor();
});

test('on a phone without a script the picture opens at its work', async () => {
  const phone = await visit(app, app.ada, { script: false, phone: true });
  await phone.goto(`${app.address}/entries/${ids[3]}/lineage`);
  const { x, width } = (await phone.locator('.root .card').boundingBox())!;
  expect(x).toBeGreaterThan(0);
  expect(x + width).toBeLessThan(phone.viewportSize()!.width);
  await phone.goto(`${app.address}/entries/${hub}/lineage`);
  await phone.getByRole('link', { name: '24 newer works beyond' }).click();
  await phone.getByRole('link', { name: '14 newer works beyond' }).waitFor();
  await phone.context().close();
});

test('Ada takes the picture along, and it shows by itself', async () => {
  const path = `${app.address}/entries/${ids[3]}/lineage.svg`;
  await ada.goto(path);
  const fill = await ada.locator('.root .card').evaluate((card) => getComputedStyle(card).fill);
  expect(fill).not.toBe('rgb(0, 0, 0)');
  expect(await ada.locator('a.work').count()).toBe(4);
});

test('nothing went wrong, and nothing was asked of others', () => {
  expect(app.problems).toEqual([]);
});
