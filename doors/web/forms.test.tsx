import { describe, expect, test } from 'vitest';
import { webHouse } from '../../test/web.ts';
import { listComments } from '../../workplace/comments/index.ts';
import { getEntry, listDrafts, publishEntry } from '../../workplace/entries/index.ts';
import { entryPath } from '../../workplace/works/work-address.ts';

async function setUpEntry() {
  const app = await webHouse();
  const entry = await publishEntry(app.context, app.ada, {
    space: 'yard',
    kind: 'question',
    title: 'Where does the rain go?',
    body: 'Into the barrel?',
  });
  return { ...app, id: entry.id, path: entryPath(entry) };
}

/** What the summary above a form says, and to which field it leads. */
function parseErrorSummary(html: string): string[] {
  const links = [...html.matchAll(/<li><a href="#field-(\w+)">([^<]*)<\/a><\/li>/g)];
  return links.map(([, field, text]) => `${field} ${text}`);
}

describe('writing an entry', () => {
  test('publishes it and leads to its page', async () => {
    const { as, context, ben } = await setUpEntry();
    const browser = await as('ben');
    const sent = await browser.post('/entries', {
      space: 'yard',
      kind: 'post',
      title: 'Moss',
      body: 'It *grows*.',
      tags: '#green, soft',
    });
    expect(sent.status).toBe(303);
    const entry = await getEntry(context, ben, sent.to!.split('/')[2]!);
    expect(entry).toMatchObject({ title: 'Moss', tags: ['green', 'soft'] });
    expect((await browser.get(sent.to!)).html).toContain('<em>grows</em>');
  });

  test('refused, shows everything that was typed and what is wrong', async () => {
    const { as } = await setUpEntry();
    const typed = { space: 'yard', kind: 'post', title: '', body: 'Long thoughts.', tags: 'soft' };
    const page = await (await as('ben')).post('/entries', typed);
    expect(page.status).toBe(422);
    expect(page.html).toContain('<a href="#field-title">Title: A title is needed.</a>');
    expect(page.html).toMatch(/<input[^>]*id="field-title"[^>]*aria-invalid="true"/);
    expect(page.html).toContain('>Long thoughts.</textarea>');
    expect(page.html).toMatch(/<option value="yard" selected/);
    expect(page.html).toContain('value="soft"');
  });

  test('refused, says all that is wrong at once, in the order of the form', async () => {
    const browser = await (await setUpEntry()).as('ben');
    const page = await browser.post('/entries', { title: '', body: '', tags: 'x'.repeat(41) });
    expect(parseErrorSummary(page.html)).toEqual([
      'space Space: Choose a space.',
      'title Title: A title is needed.',
      'tags Tags: This is too long.',
    ]);
    const space = await browser.post('/spaces', { title: '', audience: '' });
    expect(parseErrorSummary(space.html)).toEqual([
      'title Title: A title is needed.',
      'audience Who it is for: Choose open, closed or public.',
    ]);
  });

  test('may be looked at before, or kept for later', async () => {
    const { as, context, ben } = await setUpEntry();
    const browser = await as('ben');
    const words = { space: 'yard', kind: 'post', title: 'Moss', body: 'It *grows*.' };
    const seen = await browser.post('/entries', { ...words, action: 'preview' });
    expect([seen.status, seen.html.includes('<em>grows</em>')]).toEqual([200, true]);
    await browser.post('/entries', { ...words, action: 'draft' });
    const [draft] = await listDrafts(context, ben);
    expect(draft).toMatchObject({ title: 'Moss', space: 'yard' });
    expect((await browser.get(`/entries/new?draft=${draft?.id}`)).html).toContain('It *grows*.');
  });

  test('kept for later, keeps what it builds on, whoever asks for it', async () => {
    const browser = await (await setUpEntry()).as('ben');
    const draft = crypto.randomUUID();
    const words = { title: 'Moss', body: '', buildsOn: 'https://moss.example/\n/entries/1' };
    await browser.post('/drafts', { ...words, id: draft });
    const form = () => browser.get(`/entries/new?draft=${draft}`);
    expect((await form()).html).toContain('https://moss.example/\n/entries/1</textarea>');
    const more = { ...words, draft, buildsOn: 'https://fern.example/', action: 'draft' };
    await browser.post('/entries', more);
    expect((await form()).html).toContain('>https://fern.example/</textarea>');
  });
});

describe('commenting', () => {
  test('sent twice posts once, and leads to the comment', async () => {
    const { as, context, ben, id } = await setUpEntry();
    const browser = await as('ben');
    const fields = { body: 'Over the edge.', once: 'a-random-key' };
    const [one, other] = [
      await browser.post(`/entries/${id}/comments`, fields),
      await browser.post(`/entries/${id}/comments`, fields),
    ];
    expect(one.status).toBe(303);
    expect(other.to).toBe(one.to);
    const { items } = await listComments(context, ben, id);
    expect(items).toHaveLength(1);
    expect(one.to).toMatch(new RegExp(`#comment-${items[0]!.id}$`));
    await browser.post(`/entries/${id}/comments`, { ...fields, body: 'And down.' });
    expect((await listComments(context, ben, id)).items).toHaveLength(2);
  });

  test('works as a reply with a quotation, without a script', async () => {
    const { as, context, ada, id, path } = await setUpEntry();
    const sent = await (await as('ben')).post(`/entries/${id}/comments`, {
      body: 'Over\nthe edge.',
    });
    const comment = sent.to!.split('#comment-')[1]!;
    const ada1 = await as('ada');
    const form = await ada1.get(`${path}?quote=${comment}`);
    expect(form.html).toContain('in reply to Ben Oduya');
    expect(form.html).toContain('&gt; Over\n&gt; the edge.');
    await ada1.post(`/entries/${id}/comments`, { body: 'Not mine.', replyTo: comment });
    const { items } = await listComments(context, ada, id);
    expect(items[1]).toMatchObject({ replyTo: comment, body: 'Not mine.' });
    expect((await ada1.get(path)).html).toContain(
      `href="#comment-${comment}">in reply to Ben Oduya`,
    );
  });

  test('refused, keeps the words and says why', async () => {
    const { as, id, path } = await setUpEntry();
    const ben = await as('ben');
    expect((await ben.post(`/entries/${id}/comments`, { body: ' ' })).status).toBe(422);
    await (await as('ada')).post(`/entries/${id}/closure`, { outcome: 'We *dig*.' });
    const late = await ben.post(`/entries/${id}/comments`, { body: 'Too late?' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('This conversation is closed.');
    expect(late.html).toContain('Too late?');
    const closed = await ben.get(path);
    expect(closed.html).toContain('<em>dig</em>');
    expect(closed.html).not.toContain('name="body"');
    await (await as('ada')).post(`/entries/${id}/closure/deletion`, {});
    expect((await ben.get(path)).html).toContain('name="body"');
  });

  test('edits, deletes and accepts through plain forms', async () => {
    const { as, id, path } = await setUpEntry();
    const [ada, ben] = [await as('ada'), await as('ben')];
    const sent = await ben.post(`/entries/${id}/comments`, { body: 'Into the ditsch.' });
    const comment = sent.to!.split('#comment-')[1]!;
    await ada.post(`/entries/${id}/acceptance`, { comment });
    expect((await ben.get(path)).html).toMatch(/Accepted answer<\/h2>/);
    await ben.post(`/comments/${comment}/edit`, { body: 'Into the ditch.', edits: '0' });
    const history = (await ada.get(`/comments/${comment}/history`)).html;
    expect(history).toContain('<del>ditsch</del><ins>ditch</ins>');
    expect((await ada.get(`/comments/${comment}/edit`)).status).toBe(403);
    await ben.post(`/entries/${id}/reactions`, { give: `${comment} agree` });
    expect((await ben.get(path)).html).toMatch(/aria-pressed="true">agree <b>1<\/b>/);
    await ben.post(`/comments/${comment}/deletion`, {});
    expect((await ada.get(path)).html).toContain('A comment was deleted here.');
  });
});

describe('a space', () => {
  test('is opened with a name made from its title, and looked after', async () => {
    const { as } = await setUpEntry();
    const ben = await as('ben');
    const opened = await ben.post('/spaces', { title: 'Café Nord', purpose: '', audience: 'open' });
    expect(opened.to).toBe('/spaces/cafe-nord');
    expect((await ben.get('/spaces/cafe-nord/settings')).status).toBe(200);
    expect((await (await as('cleo')).get('/spaces/cafe-nord/settings')).status).toBe(404);
    const refused = await ben.post('/spaces/cafe-nord/members', {
      handle: 'nobody',
      role: 'member',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('There is no such person here.');
    await ben.post('/spaces/cafe-nord/archive', {});
    expect((await ben.get('/spaces/cafe-nord')).html).toContain('Archived');
  });
});
