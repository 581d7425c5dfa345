import { expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { addComment } from '../../../workplace/comments/index.ts';
import { publishEntry } from '../../../workplace/entries/index.ts';

/** Ada's entry in the open, Ben's comment on it, and what Ben and (in the attic) Ada built on it. */
async function setUpWorks() {
  const app = await webHouse();
  const { context, ada, ben } = app;
  const words = { space: 'porch', title: 'Rain on the roof', body: 'Eighteen.', tags: ['rain'] };
  const { id, slug } = await publishEntry(context, ada, words);
  const comment = (await addComment(context, ben, id, { body: 'Sixteen, surely.' })).id;
  const barrels = { space: 'porch', title: 'Barrels', buildsOn: id };
  const built = await publishEntry(context, ben, barrels);
  await publishEntry(context, ada, { space: 'attic', title: 'Secret barrels', buildsOn: id });
  const path = `/entries/${id}/withdrawal`;
  return { ...app, id, comment, built, path, page: `/entries/${id}/${slug}` };
}

test('Ada is told what goes and what stays, as far as she sees it, before she withdraws', async () => {
  const { as, visitor, path, page } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  expect((await ada.get(page)).html).toContain(`href="${path}"`);
  expect((await ben.get(page)).html).not.toContain(path);
  expect((await ben.get(path)).status).toBe(403);
  expect((await ben.post(path, {})).status).toBe(403);
  expect((await visitor.get(path)).to).toContain('/sign-in');
  const { html } = await ada.get(path);
  expect(html).toContain('Withdraw “Rain on the roof”?');
  expect(html).toContain('one comment, its writer’s own words');
  expect(html).toContain('2 works that build on it');
  expect(html).toMatch(new RegExp(`href="${page}"[^>]*>Keep it`));
});

test('she is told of what rests on it through others, and whose it is, as far as she sees', async () => {
  const { as, context, ada, ben, cleo, built, path } = await setUpWorks();
  const butts = { space: 'porch', title: 'Butts', buildsOn: built.id };
  await publishEntry(context, ben, butts);
  const tubs = await publishEntry(context, cleo, { space: 'porch', title: 'Tubs' });
  const secret = { space: 'attic', title: 'Secret tubs', buildsOn: tubs.id };
  const { id: hidden } = await publishEntry(context, ada, secret);
  await publishEntry(context, ada, { space: 'porch', title: 'Far', buildsOn: hidden });
  const [adas, cleos] = [await as('ada'), await as('cleo')];
  const own = (await adas.get(path)).html;
  expect(own).toContain('2 works that build on it directly, and 3 works downstream in all');
  expect(own).not.toContain('Ada Quill’s entry');
  const others = (await adas.get(`/entries/${built.id}/withdrawal`)).html;
  expect(others).toContain('It is Ben Oduya’s entry. This cannot be undone.');
  expect(others).toContain('one work that builds on it; whoever wrote it');
  const tubsPage = `/entries/${tubs.id}/withdrawal`;
  expect((await cleos.get(tubsPage)).html).toContain('No work that you can see builds on it.');
  expect((await adas.get(tubsPage)).html).toContain('and 2 works downstream in all');
});

test('a note that is too long comes back with what was typed', async () => {
  const { as, path, page } = await setUpWorks();
  const ada = await as('ada');
  const refused = await ada.post(path, { note: 'y'.repeat(2001) });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('This is too long.');
  expect(refused.html).toContain('y'.repeat(2001));
  expect((await ada.get(page)).html).toContain('Eighteen.');
});

test('in its place stands who withdrew it, when and why, above the conversation', async () => {
  const { as, visitor, id, path, page } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  const before = (await ben.get(page)).headers.get('etag')!;
  const place = `/entries/${id}/withdrawn`;
  expect((await ada.post(path, { note: 'It was <b>another</b> roof.' })).to).toBe(place);
  expect((await ada.post(path, { note: 'Again.' })).to).toBe(place);
  expect((await ada.get(path)).to).toBe(place);
  expect((await ben.get(page)).to).toBe(place);
  for (const browser of [ada, ben, visitor]) {
    const { status, html } = await browser.get(place, { 'if-none-match': before });
    expect(status).toBe(200);
    expect(html).toContain('<title>Withdrawn entry');
    expect(html).toMatch(/<h1[^>]*>Withdrawn entry<\/h1>/);
    expect(html).toMatch(
      />Ada Quill<\/a> withdrew this entry on <time [^>]*>2 March 2026<\/time>\./,
    );
    expect(html).toContain('It was &lt;b&gt;another&lt;/b&gt; roof.');
    expect(html).toContain('Sixteen, surely.');
    expect(html).toContain('nothing more can be added');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(
      /Eighteen|Rain on the roof|id="respond-title"|DiscussionForum|name="give" value="[^"]* agree"/,
    );
  }
});

test('Ben finds on his home page that Ada withdrew what he wrote, and nobody else does', async () => {
  const { as, built } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  await ada.post(`/entries/${built.id}/withdrawal`, { note: 'It was <b>mine</b>.' });
  const { html } = await ben.get('/');
  const said = 'Ada Quill withdrew your entry of 2 March 2026 in The porch';
  expect(html).toContain(`<a href="/entries/${built.id}/withdrawn">${said}</a>`);
  expect(html).toContain('It was &lt;b&gt;mine&lt;/b&gt;.');
  expect((await ada.get('/')).html).not.toContain('Withdrawn by others');
});

test('wherever its title stood, there is a word for it', async () => {
  const { as, id, built, comment, path } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  await ada.post(path, { note: 'Another roof.' });
  const word = 'Withdrawn entry';
  const pages = [
    `/entries/${built.id}/${built.slug}`,
    `/entries/${built.id}/lineage`,
    `/entries/${built.id}/lineage.svg`,
    `/entries/${built.id}/provenance.json`,
    `/entries/${built.id}/sources`,
    `/entries/${id}/history`,
    `/comments/${comment}/corrections`,
    '/search?q=sixteen',
    '/people/ben',
    `/subscriptions?to=/entries/${id}/comments`,
    '/',
    `/works.json?at=/comments/${comment}`,
  ];
  for (const one of pages)
    expect([one, (await ben.get(one)).html]).toEqual([one, expect.stringContaining(word)]);
  const known = 'Withdrawn entry by Ada Quill, 2 March 2026</a>';
  const home = (await ben.get('/')).html;
  expect(home).toMatch(/Its source was withdrawn:[\s\S]*Another roof\./);
  expect(home).toContain(known);
  expect((await ben.get(`/entries/${built.id}/sources`)).html).toContain(known);
  const { html } = await ben.get(`/entries/${built.id}/${built.slug}`);
  expect(html.split(known)).toHaveLength(3);
  expect(html).toMatch(/A source of this was withdrawn:[\s\S]*Another roof\./);
  for (const list of ['/spaces/porch', '/tags/rain', '/people/ada', '/library?view=mostBuiltUpon'])
    expect([list, (await ben.get(list)).html]).toEqual([list, expect.not.stringContaining(id)]);
});

test('whoever was writing meanwhile keeps their words', async () => {
  const { as, id, path } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  await ben.post(path, {});
  await ada.post(path, {});
  const comment = await ben.post(`/entries/${id}/comments`, { body: 'My long thought.' });
  expect(comment.status).toBe(409);
  expect(comment.html).toContain('This entry was withdrawn');
  expect(comment.html).toMatch(/readonly[^>]*>My long thought\.<\/textarea>/);
  const edit = { title: 'Rain', body: 'My long edit.', tags: '', edits: '0' };
  const edited = await ada.post(`/entries/${id}/edit`, edit);
  expect(edited.status).toBe(409);
  expect(edited.html).toMatch(/readonly[^>]*>\s*Rain\s+My long edit\.<\/textarea>/);
  expect(edited.html).toContain(`<a href="/entries/${id}">To what stands in its place</a>`);
  expect(edited.html).not.toMatch(/>Save<|action="[^"]*\/edit"/);
});

test('what was said there is not reworded, and can be taken back', async () => {
  const { as, comment, id, path } = await setUpWorks();
  const [ada, ben] = [await as('ada'), await as('ben')];
  const doings = `/comments/${comment}/actions`;
  expect((await ben.get(doings)).html).toContain(`/comments/${comment}/edit`);
  await ada.post(path, {});
  const { html } = await ben.get(doings);
  expect(html).not.toContain(`/comments/${comment}/edit`);
  expect(html).toContain(`/comments/${comment}/deletion`);
  expect((await ben.get(`/comments/${comment}/edit`)).status).toBe(409);
  const edit = { body: 'Seventeen.', edits: '0' };
  const edited = await ben.post(`/comments/${comment}/edit`, edit);
  expect(edited.status).toBe(409);
  expect(edited.html).toMatch(/readonly[^>]*>\s*Seventeen\.<\/textarea>/);
  expect(edited.html).toContain(`<a href="/entries/${id}">`);
});

test('pages for changing it say that it was withdrawn', async () => {
  const { as, id, path } = await setUpWorks();
  const ada = await as('ada');
  await ada.post(path, {});
  for (const page of ['edit', 'sources', 'corrections', 'reactions']) {
    const { status, html } = await ada.get(`/entries/${id}/${page}`);
    expect([page, status]).toEqual([page, 409]);
    expect(html).toContain('This entry was withdrawn');
    expect(html).not.toContain('name="give"');
  }
});
