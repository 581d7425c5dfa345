import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
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

interface Subject {
  source: { title: string; body: string };
  brief: { title: string; body: string };
}

const gauges: Subject = {
  source: {
    title: 'Sand in the vent of the tide gauge',
    body: 'After each storm the tide gauge reads low, since sand blocks its vent. Rinse the vent with eighteen litres.',
  },
  brief: {
    title: 'Rinsing the tide gauge',
    body: '## When\n\nAfter each storm, when sand blocks the vent of the tide gauge.',
  },
};

const batteries: Subject = {
  source: {
    title: 'Batteries of the night lantern',
    body: 'The lantern fails in frost, since its batteries lose charge. Warm the batteries for nine hours.',
  },
  brief: {
    title: 'Keeping the lantern lit in frost',
    body: '## When\n\nIn frost, when the batteries of the lantern lose charge.',
  },
};

/** While Ben writes: what is there already comes to him by itself, and one key takes it up. */
async function takenUpByKey(ben: Page, { source, brief }: Subject): Promise<void> {
  const card = ben.locator('prior-art [data-source]', { hasText: source.title });
  await eventually(async () => {
    // The index hears of what was just published a moment later; writing on asks it again.
    if ((await card.count()) === 0) await words(ben).pressSequentially(' ');
    await card.waitFor({ timeout: 2000 });
  }, 30_000);
  await saysWhy(card);
  await card.focus();
  await ben.keyboard.press('b');
  expect(await words(ben).inputValue()).toContain(brief.body);
}

/** Without a script he asks, and takes it up with a button. */
async function takenUpByButton(ben: Page, { source, brief }: Subject): Promise<void> {
  const card = ben.locator('[data-source]', { hasText: source.title });
  await eventually(async () => {
    await press(ben, 'What is there already?');
    await card.waitFor({ timeout: 2000 });
  }, 30_000);
  await saysWhy(card);
  await card.getByRole('button', { name: 'Build on it' }).click();
  await ben.getByRole('heading', { name: 'Write a brief' }).waitFor();
  expect(await words(ben).inputValue()).toBe(brief.body);
}

async function saysWhy(card: ReturnType<Page['locator']>): Promise<void> {
  expect(await card.locator('.passage').textContent()).toMatch(/vent|batteries/i);
  expect(await card.textContent()).toMatch(/Both speak of .*(tide|gauge|lantern)/i);
}

describe.each([
  { how: 'with scripts', script: true, subject: gauges, takeUp: takenUpByKey },
  { how: 'without', script: false, subject: batteries, takeUp: takenUpByButton },
])('work builds on work, $how', ({ script, subject, takeUp }) => {
  const { source, brief } = subject;
  let ada: Page;
  let ben: Page;
  let adas = '';
  let bens = '';
  beforeAll(async () => {
    ada = await visit(app, app.ada, { script });
    ben = await visit(app, benHimself, { script });
  });

  test('Ada writes down what she found out', async () => {
    await ada.goto(`${app.address}/entries/new?space=yard`);
    await ada.getByLabel('Title').fill(source.title);
    await words(ada).fill(source.body);
    await press(ada, 'Publish');
    await ada.getByRole('heading', { name: source.title, level: 1 }).waitFor();
    adas = ada.url();
  });

  test('Ben begins a brief, is shown hers with the reason, and builds on it', async () => {
    await ben.goto(`${app.address}/entries/new?kind=brief&space=yard`);
    await ben.getByLabel('Title').fill(brief.title);
    await words(ben).fill(brief.body);
    await takeUp(ben, subject);
    expect(await ben.getByLabel('Builds on').inputValue()).toBe(new URL(adas).pathname);
    await press(ben, 'Publish the brief');
    await ben.getByRole('heading', { name: brief.title, level: 1 }).waitFor();
    bens = ben.url();
  });

  test('the brief tells what it came from, in words and as a picture', async () => {
    const sources = ben.locator('.lineage', { hasText: 'Builds on' });
    await sources.getByRole('link', { name: source.title }).waitFor();
    await ben.getByRole('link', { name: 'Whole lineage' }).click();
    const picture = ben.getByRole('region', { name: 'Picture' });
    await picture.getByRole('link', { name: source.title }).click();
    await ben.waitForURL(adas);
    await ben.locator('.lineage', { hasText: 'Built upon by' }).getByText(brief.title).waitFor();
  });

  test('Ada corrects hers, from its own page', async () => {
    await ada.goto(adas);
    await ada.getByRole('link', { name: 'Correct…' }).click();
    await ada.getByLabel('What was wrong').fill(`It takes twice as much. (${source.title})`);
    await press(ada, 'Tell those who built on it');
    await ada.waitForURL(adas);
  });

  test('Ben hears of it at home and on his brief, looks again, and says that it still holds', async () => {
    await ben.goto(`${app.address}/`);
    const again = ben.getByRole('region', { name: 'To look at again' });
    await again.getByText('It takes twice as much.').waitFor();
    await again.getByRole('link', { name: brief.title }).click();
    await ben.waitForURL(bens);
    const caution = ben.locator('.caution', { hasText: 'A source of this has been corrected' });
    expect(await caution.textContent()).toContain('It takes twice as much.');
    await press(ben, 'It still holds');
    await ben.waitForURL(bens);
    await ben.getByRole('heading', { name: brief.title, level: 1 }).waitFor();
    expect(await ben.locator('.caution').count()).toBe(0);
    await ben.goto(`${app.address}/`);
    await ben.getByRole('link', { name: brief.title }).first().waitFor();
    expect(await ben.getByText('To look at again').count()).toBe(0);
  });

  test('nothing went wrong besides', () => {
    expect(app.problems).toEqual([]);
  });
});
