import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContext, seriousProblems } from '../browser.ts';
import { isLong } from '../long.ts';
import { type App, ask, openBrowser, openDemo, runNewProgram } from './app.ts';
import { visit } from './page.ts';
import { send, setUp, setUpLink } from './people.ts';

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

interface View {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

/** Every layout and every colour scheme is checked; the long tests check each layout in each scheme. */
const views: View[] = [
  { name: 'desktop, light', viewport: desktop, colorScheme: 'light' },
  { name: 'phone, dark', viewport: phone, colorScheme: 'dark' },
];
const otherViews: View[] = [
  { name: 'phone, light', viewport: phone, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: desktop, colorScheme: 'dark' },
];

/** What is wrong with the page in its present state, in each view. */
async function problemsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, viewport, colorScheme } of isLong ? [...views, ...otherViews] : views) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const problems = await seriousProblems(page);
    found.push(...problems.map((problem) => `${name}: ${problem}`));
    const wide = await page.evaluate(widest);
    if (wide) found.push(`${name}: wider than the window by ${wide}`);
  }
  return found;
}

/** What reaches furthest beyond the window, if the page can be scrolled sideways at all. */
function widest(): string {
  const beyond = (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth;
  if (beyond <= 0) return '';
  const all = [...document.body.querySelectorAll('*')];
  const right = (element: Element) => element.getBoundingClientRect().right;
  const furthest = all.reduce((one, other) => (right(other) > right(one) ? other : one));
  return `${beyond}px: ${furthest.outerHTML.slice(0, 160)}`;
}

describe('in the sample', () => {
  let app: App;
  const paths: Record<string, string> = {};
  const pages: Record<'person' | 'nobody', Page> = {} as never;

  beforeAll(async () => {
    app = await openDemo();
    const { ada } = app;
    const make = async (kind: string, title: string) => {
      const entry = { space: 'harbour-club', kind, title, body: long, tags: ['pages', 'axe'] };
      return (await ask(app, ada, '/entries', entry)).id;
    };
    const post = await make('post', 'A long conversation');
    const question = await make('question', 'Which page is hard to read?');
    const comments = [];
    for (let i = 0; i < 50; i += 1)
      comments.push(await comment(post, i % 10 ? `Number ${i}` : long));
    const answer = await comment(question, long);
    const accept = `/entries/${question}/acceptance`;
    await send(app.address, accept, { comment: answer }, ada.cookie);
    await send(app.address, `/entries/${post}/edit`, edited, ada.cookie);
    const departs = { source: question, relation: 'departsFrom', reason: long, passage: long };
    await ask(app, ada, `/entries/${post}/links`, departs);
    const page = { source: `https://rain.example.org/${'long-'.repeat(40)}`, relation: 'buildsOn' };
    await ask(app, ada, `/entries/${post}/links`, page);
    await ask(app, ada, `/entries/${question}/corrections`, { note: 'It was another page.' });
    const withdrawn = await make('post', 'What nobody should read');
    await comment(withdrawn, long);
    const built = await make('post', 'On sand');
    await ask(app, ada, `/entries/${built}/links`, { source: withdrawn, relation: 'buildsOn' });
    await send(app.address, `/entries/${withdrawn}/withdrawal`, { note: longWord }, ada.cookie);
    Object.assign(paths, { withdrawn, built });
    await send(app.address, '/drafts', { title: 'Half a thought', body: long }, ada.cookie);
    const lineage = await builtUpon();
    const named = { title: longWord, handle: 'longunit' };
    await ask(app, ada, '/units', named);
    await ask(app, ada, '/people', { name: longWord, handle: 'longname', units: ['longunit'] });
    await ask(app, ada, '/spaces', { title: longWord, name: 'longspace', audience: 'open' });
    const entry = { space: 'longspace', kind: 'post', title: longWord, body: longWord };
    await ask(app, ada, '/entries', entry);
    Object.assign(paths, { post, question, answer, lineage, comment: comments[0] });
    const { items } = await ask<{ items: { id: string }[] }>(app, ada, '/templates');
    const brief = await make('brief', 'A brief in sections');
    const sections = '## Why\n\nWet.\n\n## Who\n\nAll.\n\n## When\n\nMay.';
    const first = { title: 'A brief in sections', tags: '', edits: '0', body: sections };
    await send(app.address, `/entries/${brief}/edit`, first, ada.cookie);
    Object.assign(paths, { brief, template: items[0]!.id });
    await hearing(post);
    pages.person = await visit(app, ada);
    pages.nobody = await visit(app, null);
  });

  afterAll(() => app?.close());

  /** Something in the inbox, and something that is followed. */
  async function hearing(entry: string): Promise<void> {
    const token = (await app.program.cli('token', 'create', '--person', 'finn')).trim();
    await fetch(`${app.address}/api/v1/entries/${entry}/comments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: `${longWord}, @ines?` }),
    });
    const follows = [
      { type: 'person', target: 'finn' },
      { type: 'entry', target: entry },
      { type: 'search', target: longWord },
    ];
    for (const follow of follows) await ask(app, app.ada, '/follows', follow);
  }

  /** The work in the sample on which the most others build. */
  async function builtUpon(): Promise<string> {
    const path = '/library?view=mostBuiltUpon&limit=1';
    const { items } = await ask<{ items: [{ id: string }] }>(app, app.ada, path);
    return items[0].id;
  }

  async function comment(entry: string, body: string): Promise<string> {
    return (await ask(app, app.ada, `/entries/${entry}/comments`, { body })).id;
  }

  test.each([
    ['home', '/'],
    ['everything recent', '/recent'],
    ['an address that no list has', '/recent?after=none'],
    ['an inbox', '/inbox'],
    ['what one follows', '/following'],
    ['the spaces', '/spaces'],
    ['archived spaces', '/spaces?archived'],
    ['a space', '/spaces/harbour-club'],
    ['a private address of its feed', '/subscriptions?to=%2Fspaces%2Ffront-desk%2Fentries'],
    ['its settings', '/spaces/harbour-club/settings'],
    ['a new space', '/spaces/new'],
    ['a conversation of fifty, by its author', '/entries/POST'],
    ['a reply that quotes', '/entries/QUESTION?quote=ANSWER'],
    ['a question with its answer', '/entries/QUESTION'],
    ['its history', '/entries/POST/history'],
    ['its lineage, which is nothing yet', '/entries/POST/lineage'],
    ['a lineage', '/entries/LINEAGE/lineage'],
    ['the library', '/library'],
    ['an empty shelf', '/library?view=due'],
    ['a subject that is gone', '/library?subject=tide-gauge'],
    ['how work builds on work', '/compounding'],
    ['the same in a space', '/spaces/workshop/compounding'],
    ['where that says nothing yet', '/spaces/leadership/compounding'],
    ['what others built on', '/people/wren/built-on'],
    ['somebody on whom others built', '/people/wren'],
    ['editing it', '/entries/POST/edit'],
    ['its sources', '/entries/POST/sources'],
    ['an entry without sources', '/entries/QUESTION/sources'],
    ['correcting it', '/entries/QUESTION/corrections'],
    ['withdrawing it', '/entries/QUESTION/withdrawal'],
    ['an entry that was withdrawn', '/entries/WITHDRAWN'],
    ['what was built on it', '/entries/BUILT'],
    ['correcting a comment', '/comments/COMMENT/corrections'],
    ['reacting to it', '/entries/POST/reactions'],
    ['a brief', '/entries/BRIEF'],
    ['its history, where edits were merged', '/entries/BRIEF/history?since=0'],
    ['a template', '/entries/TEMPLATE'],
    ['writing a brief', '/entries/new?kind=brief'],
    ['templates to start from', '/briefs/new'],
    ['what a new brief is about', '/briefs/new?template=TEMPLATE'],
    ['a template that has filled itself', '/briefs/new?template=TEMPLATE&title=Cold+supply'],
    ['what can be done with a comment', '/comments/COMMENT/actions'],
    ['editing a comment', '/comments/COMMENT/edit'],
    ['deleting a comment', '/comments/COMMENT/deletion'],
    ['writing', '/entries/new?space=harbour-club'],
    ['drafts', '/drafts'],
    ['search before words', '/search'],
    ['search with results', '/search?q=harbour'],
    ['search without', '/search?q=xyzzyplugh'],
    ['people', '/people'],
    ['somebody', '/people/finn'],
    ['oneself', '/people/ines'],
    ['units with their people', '/units'],
    ['a tag', '/tags/pages'],
    ['settings', '/settings'],
    ['invitations', '/invitations'],
    ['administration', '/admin'],
    ['looking after people', '/admin/people'],
    ['adding somebody', '/admin/new-person'],
    ['looking after somebody', '/admin/people/finn'],
    ['looking after units', '/admin/units'],
    ['looking after a unit', '/admin/units/longunit'],
    ['what was imported', '/admin/imports'],
    ['bringing people from a file', '/admin/imports/people'],
    ['the workplace itself', '/admin/workplace'],
    ['letting somebody go', '/admin/people/finn/deletion'],
    ['somebody whose name is one long word', '/people/longname'],
    ['people with such a name', '/people?q=longname'],
    ['a unit of such a title', '/people?unit=longunit'],
    ['a space of such a title', '/spaces/longspace'],
    ['its settings with such a member', '/spaces/longspace/settings'],
    ['looking after somebody of such a name', '/admin/people/longname'],
    ['letting somebody of such a name go', '/admin/people/longname/deletion'],
    ['nothing here', '/nowhere'],
    ['the API', '/api'],
  ])('%s is fit to be used', (_, path) => expectFit(pages.person, path));

  test.each([
    ['home', '/'],
    ['signing in', '/sign-in'],
    ['a public space', '/spaces/harbour-club'],
    ['a public conversation', '/entries/POST'],
    ['its lineage', '/entries/POST/lineage'],
    ['an entry that was withdrawn', '/entries/WITHDRAWN'],
    ['the library', '/library'],
    ['nothing here', '/nowhere'],
  ])('%s, signed out, is fit to be used', (_, path) => expectFit(pages.nobody, path));

  async function expectFit(page: Page, path: string): Promise<void> {
    await page.setViewportSize(desktop);
    const real = path.replace(/[A-Z]{4,}/g, (word) => paths[word.toLowerCase()]!);
    await page.goto(app.address + real);
    expect(await problemsOf(page)).toEqual([]);
  }

  test('a refused form is fit to be used', async () => {
    await pages.person.goto(`${app.address}/entries/new`);
    await pages.person.getByRole('button', { name: 'Publish' }).click();
    await pages.person.getByRole('alert').waitFor();
    expect(await problemsOf(pages.person)).toEqual([]);
  });

  test('two edits that met are fit to be chosen from', async () => {
    const page = pages.person;
    await page.goto(`${app.address}/entries/${paths.brief}/edit`);
    const other = { title: 'A brief in sections', tags: '', edits: '1', body: '## Why\n\nDry.' };
    await send(app.address, `/entries/${paths.brief}/edit`, other, app.ada.cookie);
    await page.locator('textarea[name="body"]').fill(`## Why\n\n${long}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('group', { name: 'Place 1' }).waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });

  test('what islands open is fit to be used', async () => {
    const page = pages.person;
    await page.setViewportSize(desktop);
    await page.goto(`${app.address}/entries/${paths.question}`);
    await page.locator('.comment').first().getByRole('link', { name: 'More' }).click();
    await page.locator('.comment .choosing').waitFor();
    await page.locator('#respond textarea').pressSequentially('Dear @fi');
    await page.getByRole('option').first().waitFor();
    await page.locator('header.top summary').click();
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('section.preview').waitFor();
    await page.locator('[data-keys]').click();
    await page.locator('dialog.keys').waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });

  test('a browser finds the workplace’s mark, and so does one that asks of itself', async () => {
    const page = pages.nobody;
    await page.goto(app.address);
    const mark = await page.locator('link[rel="icon"]').getAttribute('href');
    for (const [path, type] of [
      [mark, 'image/svg+xml'],
      ['/favicon.ico', 'image/x-icon'],
    ] as const) {
      const answer = await fetch(app.address + path);
      const said = [path, answer.status, answer.headers.get('content-type')];
      expect(said).toEqual([path, 200, expect.stringContaining(type)]);
    }
    const drawn = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src ?? '';
      await image.decode();
      return image.naturalWidth;
    }, mark);
    expect(drawn).toBeGreaterThan(0);
  });

  test('no page has an error, or asks another host for anything', () => {
    expect(app.problems).toEqual([]);
  });
});

test('the set-up page and an invitation are fit to be used', async () => {
  const [program, browser] = await Promise.all([runNewProgram(), openBrowser()]);
  try {
    const link = await setUpLink(program);
    const address = new URL(link).origin;
    const page = await (await openContext(browser)).newPage();
    for (const path of ['/', '/set-up', link]) {
      await page.goto(new URL(path, address).href);
      expect([path, ...(await problemsOf(page))]).toEqual([path]);
    }
    const { cookie } = await setUp(program);
    const made = await send(address, '/invitations', { name: 'Ben' }, cookie);
    const invitation = /\/invitations\/cpi_[\w-]+/.exec(await made.text())?.[0] ?? '';
    await page.goto(new URL(invitation, address).href);
    expect(await problemsOf(page)).toEqual([]);
  } finally {
    await browser.close();
    await program.close();
  }
});

const longWord = 'Rinderkennzeichnungsfleischetikettierungsueberwachungsaufgabe';

const long = `Everything that a text can have, for **readers** of *all* sorts, see
[a page](https://example.org/${'very-long-address/'.repeat(8)}) and \`code\`.

> Quoted, by somebody

- one
- [x] done

| a | wide | table | with | many | columns | for | a | phone |
| - | ---- | ----- | ---- | ---- | ------- | --- | - | ----- |
| ${Array.from({ length: 9 }, () => 'something').join(' | ')} |

\`\`\`js
const line = 'that is longer than any phone is wide, and then some more of it, and more, and more';
\`\`\`

${'Donaudampfschiffahrtsgesellschaftskapitän'.repeat(3)} @finn[^1]

[^1]: A note.
`;

const edited = {
  title: 'A long conversation',
  body: `${long}\nEdited.`,
  tags: 'pages',
  edits: '0',
};
