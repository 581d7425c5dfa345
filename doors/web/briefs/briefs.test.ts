import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import {
  applyAction,
  editEntry,
  getEntry,
  publishEntry,
} from '../../../workplace/entries/index.ts';

async function setUpBrief(body = '## Why\n\nWet.\n\n## Who\n\nBen.\n\n## When\n\nMay.') {
  const app = await webHouse();
  const { context, ada } = app;
  const { id, slug } = await publishEntry(context, ada, {
    space: 'porch',
    kind: 'brief',
    title: 'Rain',
    body,
  });
  return { ...app, id, path: `/entries/${id}/${slug}` };
}

const extractStatusLine = (html: string) =>
  /<div class="brief-status.*?<\/div>/s
    .exec(html)?.[0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('a brief’s page', () => {
  test('says how far it has come, and offers the next step to whoever may edit it', async () => {
    const { as, visitor, id, path } = await setUpBrief();
    const [ben, gus] = [await as('ben'), await as('gus')];
    expect(extractStatusLine((await ben.get(path)).html)).toBe(
      'Draft · still being written Share it',
    );
    expect(extractStatusLine((await gus.get(path)).html)).toBe('Draft · still being written');
    expect((await ben.post(`/entries/${id}/status`, { status: 'shared' })).to).toBe(path);
    const day = { reviewBy: '2026-06-02' };
    expect((await ben.post(`/entries/${id}/confirmation`, day)).to).toBe(path);
    const confirmed = 'Confirmed · by Ben Oduya on 2 March 2026 · next look by 2 June 2026';
    for (const browser of [ben, gus, visitor]) {
      expect(extractStatusLine((await browser.get(path)).html)).toBe(confirmed);
    }
  });

  test('says from its day on that it is due, without anything else having happened', async () => {
    const { as, visitor, context, at, ben, id, path } = await setUpBrief();
    await applyAction(context, ben, id, 'confirmation', { reviewBy: '2026-03-03' });
    const before = await visitor.get(path);
    at('2026-03-03T08:00:00Z');
    const tag = { 'If-None-Match': before.headers.get('etag')! };
    const after = await visitor.get(path, tag);
    expect(after.status).toBe(200);
    const due = 'Due for review since 3 March 2026 · confirmed by Ben Oduya on 2 March 2026';
    expect(extractStatusLine(after.html)).toBe(due);
    for (const name of ['ben', 'ada'] as const) {
      expect((await (await as(name)).get('/')).html).toContain('Due for review');
    }
    expect((await (await as('cleo')).get('/')).html).not.toContain('Due for review');
  });

  test('says what changed since it was confirmed, and that something took its place', async () => {
    const { as, context, ben, cleo, id, path } = await setUpBrief();
    await applyAction(context, ben, id, 'confirmation', {});
    await editEntry(context, cleo, id, { body: 'Other words.' });
    const page = await (await as('ben')).get(path);
    expect(extractStatusLine(page.html)).toContain('changed by Cleo Marsh on 2 March 2026');
    await context.db
      .insertInto('links')
      .values({
        id,
        from_entry: (await publishEntry(context, ben, later)).id,
        to_entry: id,
        relation: 'supersedes',
        created_at: context.now(),
      })
      .execute();
    const superseded = await (await as('ada')).get(path);
    expect(extractStatusLine(superseded.html)).toMatch(/^Superseded · .* · confirmed by Ben Oduya/);
    expect((await (await as('ada')).get('/recent')).html).toContain('Superseded');
  });

  const later = { space: 'porch', kind: 'brief', title: 'Better' };

  test('lists its sections, with ids that no comment can take', async () => {
    const { visitor, path } = await setUpBrief();
    const { html } = await visitor.get(path);
    const links = [...html.matchAll(/<a href="#(section-[^"]+)">/g)].map(([, id]) => id);
    expect(links).toEqual(['section-why', 'section-who', 'section-when']);
    for (const id of links) expect(html.split(`id="${id}"`)).toHaveLength(2);
  });

  test('shows a refused day again, with the words for it', async () => {
    const { as, id } = await setUpBrief();
    const page = await (await as('ben')).post(`/entries/${id}/confirmation`, {
      reviewBy: '2020-01-01',
    });
    expect(page.status).toBe(422);
    expect(page.html).toContain('This day is over.');
    expect(page.html).toMatch(/<details class="disclosure-form review" id="review" open/);
  });
});

describe('two who edit at once', () => {
  test('are told where both are kept', async () => {
    const { as, id } = await setUpBrief('One.\n\nTwo.');
    const [ada, ben] = [await as('ada'), await as('ben')];
    const form = { edits: '0', title: 'Rain', tags: '' };
    await ben.post(`/entries/${id}/edit`, { ...form, body: 'One.\n\nTwo!' });
    const saved = await ada.post(`/entries/${id}/edit`, { ...form, body: 'One!\n\nTwo.' });
    expect(saved).toMatchObject({ status: 303, to: `/entries/${id}/history?since=0` });
    const { html } = await ada.get(saved.to!);
    expect(html).toContain('Ben Oduya changed other parts meanwhile, and both are kept.');
    expect((await ada.get(`/entries/${id}/history?since=9`)).html).not.toContain('meanwhile');
  });

  test('choose where they changed the same words, and nothing goes unless they say so', async () => {
    const { as, context, ada: who, id } = await setUpBrief('One.\n\nTwo.\n\nThree.');
    const [ada, ben] = [await as('ada'), await as('ben')];
    const form = { edits: '0', tags: '' };
    await ben.post(`/entries/${id}/edit`, { ...form, title: 'Ben', body: 'One.\n\nB.\n\nThree.' });
    const sent = { ...form, title: 'Ada', body: 'One.\n\nA.\n\nThree!' };
    const met = await ada.post(`/entries/${id}/edit`, sent);
    expect(met.status).toBe(409);
    for (const words of ['A.', 'B.', 'Three!', 'Ada', 'Ben']) expect(met.html).toContain(words);
    expect(met.html).not.toMatch(/<<<<|>>>>/);
    const place = /name="choice-(\d+)"/.exec(met.html)![1]!;
    const again = { ...sent, against: '1' };
    const writing = await ada.post(`/entries/${id}/edit`, { ...again, action: 'write-on' });
    expect(writing.html).toMatch(/One\.\n\nB\.\n\nA\.\n\nThree!/);
    const choices = { [`choice-${place}`]: 'theirs', 'choice-title': 'yours', action: 'choose' };
    expect((await ada.post(`/entries/${id}/edit`, { ...again, ...choices })).status).toBe(303);
    expect(await getEntry(context, who, id)).toMatchObject({
      title: 'Ada',
      body: 'One.\n\nB.\n\nThree!',
      edits: 2,
    });
  });

  test('meet a third while they choose, and are asked again', async () => {
    const { as, context, ben, cleo, id } = await setUpBrief('One.');
    const ada = await as('ada');
    const sent = { edits: '0', title: 'Rain', tags: '', body: 'Ada.' };
    await editEntry(context, ben, id, { body: 'Ben.' });
    expect((await ada.post(`/entries/${id}/edit`, sent)).status).toBe(409);
    await editEntry(context, cleo, id, { body: 'Cleo.' });
    const chosen = { ...sent, against: '1', 'choice-0': 'yours', action: 'choose' };
    const met = await ada.post(`/entries/${id}/edit`, chosen);
    expect(met.status).toBe(409);
    for (const words of ['Ada.', 'Cleo.']) expect(met.html).toContain(words);
  });
});

describe('an earlier wording', () => {
  test('is restored from the history by whoever may edit', async () => {
    const { as, context, ada, id, path } = await setUpBrief('First.');
    await editEntry(context, ada, id, { body: 'Second.' });
    const [ben, gus] = [await as('ben'), await as('gus')];
    const action = `/entries/${id}/history/1/restoration`;
    expect((await gus.get(`/entries/${id}/history`)).html).not.toContain(action);
    expect((await gus.post(action, {})).status).toBe(403);
    expect((await ben.get(`/entries/${id}/history`)).html).toContain(action);
    expect((await ben.post(action, {})).to).toBe(path);
    expect((await getEntry(context, ada, id)).body).toBe('First.');
    expect((await ben.post(`/entries/${id}/history/x/restoration`, {})).status).toBe(404);
  });
});

describe('starting from a template', () => {
  test('asks for the subject, shows what is known, and goes on with what was kept', async () => {
    const { as, context, ada, id } = await setUpBrief('## Owner\n\n> Who?\n\n## Why\n');
    const ben = await as('ben');
    expect((await ben.get('/briefs/new')).html).toContain('There is no template yet.');
    expect((await ben.get(`/briefs/new?template=${id}`)).status).toBe(404);
    await applyAction(context, ada, id, 'template', {});
    expect((await ben.get('/briefs/new')).html).toContain(`/briefs/new?template=${id}`);
    const empty = await ben.get(`/briefs/new?template=${id}&title=&space=yard`);
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('A title is needed.');
    const { html } = await ben.get(`/briefs/new?template=${id}&title=Snow&space=yard`);
    expect(html).toContain('<a href="/people/ben">Ben Oduya</a>');
    const written = await ben.post('/briefs/filling', {
      template: id,
      title: 'Snow',
      space: 'yard',
      tags: 'white',
      line: ['## Owner', '## Why'],
      piece: ['0.0', '1.0'],
      'text-0.0': '[Ben](/people/ben)',
      'from-0.0': '',
      'text-1.0': 'Cold.',
      'from-1.0': `/entries/${id}/rain`,
      source: 'https://snow.example.org/',
    });
    const form = await ben.get(written.to!);
    const body = /<textarea[^>]*name="body"[^>]*>([^<]*)/.exec(form.html)?.[1];
    expect(body).toBe('## Owner\n\n[Ben](/people/ben)\n\n## Why\n\nCold.\n');
    const buildsOn = /<textarea[^>]*name="buildsOn"[^>]*>([^<]*)/.exec(form.html)?.[1];
    expect(buildsOn).toBe(`/entries/${id}\nhttps://snow.example.org/`);
    expect((await ben.get('/drafts')).html).toContain('Snow');
  });
});
