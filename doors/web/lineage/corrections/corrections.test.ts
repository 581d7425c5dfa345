import { expect, test } from 'vitest';
import { webHouse } from '../../../../test/web.ts';
import { publishEntry } from '../../../../workplace/entries/index.ts';

async function setUpWorks() {
  const app = await webHouse();
  const { context, ada, ben } = app;
  const one = { space: 'yard', title: 'Rain on the roof', body: 'Eighteen.' };
  const source = await publishEntry(context, ada, one);
  const two = { space: 'yard', title: 'Barrels', buildsOn: source.id };
  const built = await publishEntry(context, ben, two);
  return { ...app, source, built, page: `/entries/${built.id}/${built.slug}` };
}

test('a corrected source shows on what was built on it, until its author confirms', async () => {
  const { as, source, built, page, visitor } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  const before = (await ben.get(page)).headers.get('etag')!;
  expect((await ben.get(page, { 'if-none-match': before })).status).toBe(304);

  const path = `/entries/${source.id}/corrections`;
  expect((await ben.get(path)).status).toBe(403);
  expect((await visitor.get(path)).to).toContain('/sign-in');
  expect((await ada.post(path, { note: ' ' })).html).toContain('Say what was wrong.');
  expect((await ada.post(path, { note: 'It was sixteen.' })).status).toBe(303);

  const flagged = await ben.get(page, { 'if-none-match': before });
  expect(flagged.status).toBe(200);
  expect(flagged.html).toContain('It was sixteen.');
  const home = await ben.get('/');
  expect(home.html).toMatch(/To look at again[\s\S]*Barrels[\s\S]*It was sixteen\./);
  const settlement = /\/flags\/[0-9a-f-]{36}\/settlement/.exec(home.html)![0];
  const settled = await ben.post(settlement, { how: 'confirmed', work: `/entries/${built.id}` });
  expect(settled.to).toBe(`/entries/${built.id}`);
  expect((await ben.get('/')).html).not.toContain('To look at again');
  expect((await ben.get(page)).html).not.toContain('It was sixteen.');
  const away = await ben.post(settlement, { how: 'changed', back: 'https://evil.example/' });
  expect(away.to).toBe('/');
});

test('changing what was flagged settles the flag', async () => {
  const { as, source, built } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  await ada.post(`/entries/${source.id}/corrections`, { note: 'It was sixteen.' });
  const change = /\/entries\/[0-9a-f-]{36}\/edit\?settles=([0-9a-f-]{36})/;
  const [path, settles] = change.exec((await ben.get('/')).html)!;
  expect((await ben.get(path!)).html).toContain(`name="settles" value="${settles}"`);
  const words = { title: 'Barrels', body: 'Sixteen.', tags: '', edits: '0', settles: settles! };
  expect((await ben.post(`/entries/${built.id}/edit`, words)).status).toBe(303);
  expect((await ben.get('/')).html).not.toContain('To look at again');
});

test('sources are added and removed on a page of their own, and say so on the entry', async () => {
  const { as, source, built, page } = await setUpWorks();
  const ben = await as('ben');
  const sources = `/entries/${built.id}/sources`;
  expect((await (await as('ada')).get(sources)).status).toBe(403);
  const typed = { source: `/entries/${source.id}`, relation: 'departsFrom', passage: 'Eighteen.' };
  const refused = await ben.post(sources, typed);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Say why it departs from it.');
  expect(refused.html).toContain('>Eighteen.</textarea>');
  expect((await ben.post(sources, { ...typed, reason: 'Too much.' })).to).toBe(sources);
  const shown = (await ben.get(page)).html;
  expect(shown).toMatch(/Departs from[\s\S]*Rain on the roof[\s\S]*Too much\.[\s\S]*Eighteen\./);
  const removals = [...(await ben.get(sources)).html.matchAll(/\/links\/[0-9a-f-]{36}\/deletion/g)];
  expect(removals).toHaveLength(2);
  for (const [path] of removals) expect((await ben.post(path, {})).to).toBe(sources);
  expect((await ben.get(sources)).html).toContain('No source has been named yet.');
});

test('what was superseded says at the top what took its place', async () => {
  const { as, context, ada, source } = await setUpWorks();
  const anew = { space: 'yard', title: 'Rain, measured again', supersedes: source.id };
  await publishEntry(context, ada, anew);
  const { html } = await (await as('cleo')).get(`/entries/${source.id}/${source.slug}`);
  const [notice, title] = [html.indexOf('Rain, measured again'), html.indexOf('<h1')];
  expect(notice).toBeGreaterThan(html.indexOf('<main'));
  expect(html.indexOf('class="caution"')).toBeLessThan(title);
  expect(html).toContain('Superseded by');
});

test('whoever builds on a corrected source is told beside it, until its words change', async () => {
  const { context, as, cleo, source, page } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  await ada.post(`/entries/${source.id}/corrections`, { note: 'It was sixteen.' });
  const works = async () => JSON.parse((await ben.get('/works.json?q=rain')).html)[0];
  expect(await works()).toMatchObject({ title: 'Rain on the roof', mark: 'corrected' });

  const late = { space: 'yard', title: 'Gutters', buildsOn: source.id };
  const built = await publishEntry(context, cleo, late);
  const told = '<span class="mark">corrected</span>';
  const lately = `/entries/${built.id}/${built.slug}`;
  const { html } = await ben.get(lately);
  expect(html).toContain(told);
  expect(html).toContain('What was wrong: It was sixteen.');
  expect((await (await as('cleo')).get(`/entries/${built.id}/sources`)).html).toContain(told);
  // Ben's was there before: he is asked to look again instead.
  expect((await ben.get(page)).html).not.toContain(told);

  const words = { title: 'Rain on the roof', body: 'Sixteen.', tags: '', edits: '0' };
  await ada.post(`/entries/${source.id}/edit`, words);
  expect((await ben.get(lately)).html).not.toContain(told);
  expect(await works()).toMatchObject({ mark: null });
});

test('a superseded source is marked for whoever sees what took its place', async () => {
  const { context, as, ada, source, page } = await setUpWorks();
  const anew = { space: 'attic', title: 'Rain, measured again', supersedes: source.id };
  await publishEntry(context, ada, anew);
  const told = '<span class="mark">superseded</span>';
  expect((await (await as('ada')).get(page)).html).toContain(told);
  expect((await (await as('cleo')).get(page)).html).not.toContain(told);
});
