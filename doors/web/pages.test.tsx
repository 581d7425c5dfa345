import { describe, expect, test } from 'vitest';
import { webHouse } from '../../test/web.ts';
import { operator } from '../../workplace/access/index.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { addUnit } from '../../workplace/people/index.ts';
import { entryPath } from '../../workplace/works/work-address.ts';

async function setUpEntries() {
  const app = await webHouse();
  const write = async (space: string, title: string) =>
    entryPath(await publishEntry(app.context, app.ada, { space, title, body: 'Words.' }));
  return {
    ...app,
    inYard: await write('yard', 'Rain in the yard'),
    inAttic: await write('attic', 'Dust in the attic'),
    onPorch: await write('porch', 'Lemonade on the porch'),
  };
}

const extractMain = (html: string) => /<main.*<\/main>/s.exec(html)?.[0];

const publicPages = [
  '/',
  '/spaces',
  '/spaces/porch',
  '/people',
  '/search?q=lemonade',
  '/tags/none',
];
const signedInPages = ['/entries/new', '/spaces/new', '/drafts', '/settings'];

describe('pages', () => {
  test('are there for everybody, signed in or not', async () => {
    const { as, visitor, onPorch } = await setUpEntries();
    for (const browser of [visitor, await as('gus'), await as('ben'), await as('ada')]) {
      for (const path of [...publicPages, onPorch]) {
        const page = await browser.get(path);
        expect([path, page.status]).toEqual([path, 200]);
        expect(page.html).toMatch(/^<!doctype html><html lang="en"/);
        expect(page.html.match(/<h1/g)).toHaveLength(1);
      }
    }
  });

  test('of one’s own send whoever is signed out to sign in, and back', async () => {
    const { as, visitor } = await setUpEntries();
    const ben = await as('ben');
    for (const path of signedInPages) {
      expect((await ben.get(path)).status).toBe(200);
      const sent = await visitor.get(path);
      expect([sent.status, sent.to]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
  });

  test('of a closed space are missing for others, in the same words as what never was', async () => {
    const { as, visitor, inAttic } = await setUpEntries();
    expect((await (await as('ben')).get(inAttic)).status).toBe(200);
    const cleo = await as('cleo');
    const never = await cleo.get('/entries/01900000-0000-7000-8000-000000000000/never');
    for (const path of [inAttic, '/spaces/attic', `${inAttic.replace(/[^/]+$/, '')}history`]) {
      const page = await cleo.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(extractMain(page.html)).toBe(extractMain(never.html));
      expect((await visitor.get(path)).status).toBe(404);
    }
    for (const path of ['/', '/spaces', '/search?q=dust', '/people/ada']) {
      expect((await cleo.get(path)).html).not.toContain('attic');
    }
  });

  test('that a form was answered at lead back to the form', async () => {
    const { as, context } = await setUpEntries();
    await addUnit(context, operator, { handle: 'garden', title: 'Garden' });
    const ada = await as('ada');
    for (const [path, page] of [
      ['/settings/tokens', '/settings#tokens'],
      ['/settings/profile', '/settings'],
      ['/entries', '/entries/new'],
      ['/spaces/yard/members', '/spaces/yard/settings'],
      ['/spaces/yard/membership/deletion', '/spaces/yard'],
      ['/admin/people/ben/invitation', '/admin/people/ben'],
      ['/admin/units/garden/deletion', '/admin/units/garden'],
      ['/briefs/filling', '/briefs/new'],
    ]) {
      expect(await ada.get(path!)).toMatchObject({ status: 302, to: page });
      expect((await ada.get(page!.split('#')[0]!)).status).toBe(200);
    }
    expect((await ada.get('/admin/people/ben/deletion')).status).toBe(200);
  });

  test('say that somebody is caught up only where nothing is new and nothing waits', async () => {
    const { as } = await setUpEntries();
    const [ben, cleo] = [await as('ben'), await as('cleo')];
    const last = async () => /<p class="end">(.*?)<\/p>/.exec((await ben.get('/')).html)?.[1];
    expect((await cleo.get('/')).html).toContain('That is all for now.');
    expect((await cleo.get('/following')).html).not.toContain('Spaces that you are a member of');
    expect((await ben.get('/')).html).toContain('You are a member of The attic');
    expect((await ben.get('/following')).html).toContain('Spaces that you are a member of');
    await ben.post('/caught-up', { until: new Date().toISOString() });
    expect(await last()).toBe('You are caught up.');
  });

  test('offer guests nothing that is not for them', async () => {
    const { as } = await setUpEntries();
    const gus = await as('gus');
    for (const path of ['/settings', '/']) {
      expect((await gus.get(path)).html).not.toMatch(/suggestions|Join/);
    }
  });

  test('of units say where nobody is', async () => {
    const { as, context } = await setUpEntries();
    await addUnit(context, operator, { handle: 'pond', title: 'Pond' });
    const ada = await as('ada');
    expect((await ada.get('/people?unit=pond')).html).toContain('Nobody is in this unit.');
    expect((await ada.get('/people?q=zzz')).html).toContain('Nobody here goes by that.');
  });

  test('of administration are for administrators', async () => {
    const { as } = await setUpEntries();
    for (const path of ['/admin', '/invitations']) {
      expect((await (await as('ben')).get(path)).status).toBe(404);
      expect((await (await as('ada')).get(path)).status).toBe(200);
    }
  });
});

describe('an entry’s page', () => {
  test('alone in its space, leads to the space once', async () => {
    const { as, inYard } = await setUpEntries();
    const { html } = await (await as('ben')).get(inYard);
    expect(html.match(/<a class="main" href="\/spaces\/yard">Main<\/a>/g)).toHaveLength(1);
  });

  test('leads to the entries beside it in its space, and to the space', async () => {
    const { as, context, ada, inYard } = await setUpEntries();
    const next = entryPath(await publishEntry(context, ada, { space: 'yard', title: 'Drought' }));
    const { html } = await (await as('ben')).get(inYard);
    expect(html).toContain(`<a rel="next" href="${next}">`);
    expect(html).toContain('<a class="main" href="/spaces/yard">Main</a>');
    expect(html).not.toContain('rel="prev"');
    expect((await (await as('ben')).get(next)).html).toContain(`<a rel="prev" href="${inYard}">`);
  });

  test('has one permanent address, whatever stands behind its id', async () => {
    const { as, inYard } = await setUpEntries();
    const ben = await as('ben');
    const id = inYard.split('/')[2];
    for (const path of [`/entries/${id}`, `/entries/${id}/something-else`]) {
      expect(await ben.get(path)).toMatchObject({ status: 301, to: inYard });
    }
  });

  test('is not sent again while nothing on it has changed', async () => {
    const { as, visitor, context, ben, onPorch } = await setUpEntries();
    const tag = (await visitor.get(onPorch)).headers.get('etag') ?? '';
    expect((await visitor.get(onPorch, { 'If-None-Match': tag })).status).toBe(304);
    expect((await (await as('ben')).get(onPorch, { 'If-None-Match': tag })).status).toBe(200);
    await addComment(context, ben, onPorch.split('/')[2]!, { body: 'Sour!' });
    const fresh = await visitor.get(onPorch, { 'If-None-Match': tag });
    expect(fresh.status).toBe(200);
    expect(fresh.html).toContain('Sour!');
  });

  test('of a long conversation has parts, and a comment is found on its own', async () => {
    const { as, context, ben, inYard } = await setUpEntries();
    const id = inYard.split('/')[2]!;
    const comments: string[] = [];
    for (let n = 1; n <= 201; n += 1) {
      comments.push((await addComment(context, ben, id, { body: `Drop ${n}.` })).id);
    }
    const browser = await as('ben');
    const first = await browser.get(inYard);
    expect(first.html).toContain('Drop 200.');
    expect(first.html).not.toContain('Drop 201.');
    expect(first.html).toContain(`<link rel="next" href="${inYard}?page=2"/>`);
    const second = await browser.get(`${inYard}?page=2`);
    expect(second.html).toContain('Drop 201.');
    expect(second.html).not.toContain('Drop 200.');
    const last = comments.at(-1);
    expect((await browser.get(`/comments/${last}`)).to).toBe(`${inYard}?page=2#comment-${last}`);
    expect((await browser.get(`/comments/${comments[0]}`)).to).toBe(
      `${inYard}#comment-${comments[0]}`,
    );
  });

  test('tells machines about itself in public spaces only', async () => {
    const { as, inYard, onPorch } = await setUpEntries();
    const ben = await as('ben');
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/;
    const json = data.exec((await ben.get(onPorch)).html)?.[1] ?? '{}';
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'Lemonade on the porch',
      author: { name: 'Ada Quill' },
    });
    expect((await ben.get(inYard)).html).not.toMatch(data);
  });
});
