import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { operator } from '../../../workplace/access/index.ts';
import { write } from '../../../workplace/kernel/index.ts';
import { addPerson, getPersonForAdmin, listUnits } from '../../../workplace/people/index.ts';
import { listInvitations } from '../../../workplace/sign-in/index.ts';
import { saveReport } from '../../../workplace/transfer/imports/save-report.ts';

describe('administration', () => {
  test('makes a link by which somebody chooses a new password, and shows it once', async () => {
    const { as, visitor, context, ada } = await webHouse();
    const browser = await as('ada');
    const page = await browser.post('/admin/people/ben/invitation', {});
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const path = /https:\/\/house\.example\.org(\/invitations\/cpi_[\w-]+)/.exec(page.html)![1]!;
    const welcome = await visitor.get(path);
    expect(welcome.html).toContain('Hello Ben Oduya. Choose a password');
    expect(welcome.html).not.toContain('name="handle"');
    expect(await listInvitations(context, ada)).toMatchObject([{ person: 'ben' }]);
    expect((await browser.get('/invitations')).html).toContain('to choose a new password');
  });

  test('makes none for somebody who left, nor for whoever is no administrator', async () => {
    const { as, context, ada } = await webHouse();
    const browser = await as('ada');
    const asked = await browser.get('/admin/people/cleo/deletion');
    expect(asked.html).toContain('Has Cleo Marsh left?');
    await browser.post('/admin/people/cleo/deletion', {});
    for (const one of [browser, await as('ben')]) {
      expect((await one.post('/admin/people/cleo/invitation', {})).status).toBe(404);
    }
    expect((await browser.get('/admin/people/cleo/deletion')).status).toBe(404);
    const page = (await browser.get('/admin/people/cleo')).html;
    expect(page).toContain('Take Cleo Marsh back');
    expect(page).not.toContain('/admin/people/cleo/invitation');
    expect(await listInvitations(context, ada)).toEqual([]);
  });

  test('shows who is a guest or an administrator', async () => {
    const { html } = await (await (await webHouse()).as('ada')).get('/admin/people');
    expect(html).toMatch(/Ada Quill<\/a><span class="mark new">Administrator</);
    expect(html).toMatch(/Gus Holm<\/a><span class="mark">Guest</);
    expect(html).not.toMatch(/Ben Oduya<\/a><span class="mark/);
  });

  test('shows imports as their tables', async () => {
    const { as, context } = await webHouse();
    const skipped = [{ reason: 'already here', count: 1200 }];
    const records = { comments: { read: 1234, created: 34, skipped } };
    const warnings = ['Two <authors> had no name.'];
    const report = { format: 'movable-type', source: 'thread.mt.txt', records, warnings };
    await write(context, (tx) => saveReport(tx, report));
    const { html } = await (await as('ada')).get('/admin/imports');
    expect(html).toContain('from thread.mt.txt');
    expect(html).toContain('<th scope="row">comments</th><td>1,234</td><td>34</td><td>1,200</td>');
    expect(html).toContain('1,200 × comments skipped: already here');
    expect(html).toContain('Two &lt;authors&gt; had no name.');
  });

  test('finds somebody among many by name or handle, and lists all of them in parts', async () => {
    const { as, context } = await webHouse();
    for (let n = 10; n < 70; n += 1)
      await addPerson(context, operator, { handle: `zoe-${n}`, name: `Zoe Number ${n}` });
    const browser = await as('ada');
    const rows = (html: string) =>
      [...html.matchAll(/href="\/admin\/people\/([\w-]+)"/g)].map(([, handle]) => handle);
    const first = await browser.get('/admin/people');
    const next = /rel="next" href="([^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
    const rest = await browser.get(next);
    expect(rest.html).toContain('That is everybody.');
    expect(new Set([...rows(first.html), ...rows(rest.html)]).size).toBe(64);
    expect(rows((await browser.get('/admin/people?q=number 33')).html)).toEqual(['zoe-33']);
    expect(rows((await browser.get('/admin/people?q=gus')).html)).toEqual(['gus']);
    expect((await browser.get('/admin/people?q=nobody')).html).toContain(
      'Nobody here goes by that.',
    );
  });

  test('adds somebody, changes who they are, and lets them go and return', async () => {
    const { as, context, ada } = await webHouse();
    const browser = await as('ada');
    const words = { name: 'Dan', handle: 'Dan', email: 'no address', membership: 'member' };
    const refused = await browser.post('/admin/people', words);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="no address"');
    const made = await browser.post('/admin/people', { ...words, email: 'dan@example.org' });
    expect(made.to).toBe('/admin/people/dan');
    expect((await browser.get('/admin/people/dan')).html).toContain('value="dan@example.org"');
    const changed = { name: 'Dan Lee', email: '', membership: 'member', admin: '1' };
    expect((await browser.post('/admin/people/dan', changed)).to).toBe('/admin/people/dan?saved');
    expect(await getPersonForAdmin(context, ada, 'dan')).toMatchObject({
      name: 'Dan Lee',
      email: null,
      admin: true,
    });
    const asGuest = await browser.post('/admin/people/dan', { ...changed, membership: 'guest' });
    expect(asGuest.html).toContain('A guest cannot be an administrator.');
    await browser.post('/admin/people/dan', { name: 'Dan Lee', email: '', membership: 'guest' });
    expect((await browser.post('/admin/people/dan/deletion', {})).to).toBe('/admin/people/dan');
    await browser.post('/admin/people/dan/return', {});
    expect(await getPersonForAdmin(context, ada, 'dan')).toMatchObject({
      membership: 'guest',
      admin: false,
      leftAt: null,
    });
  });

  test('says what somebody does and to which units they belong, new or known', async () => {
    const { as, context, ada } = await webHouse();
    const browser = await as('ada');
    for (const handle of ['works', 'shed']) {
      await browser.post('/admin/units', { title: handle, handle, parent: '' });
    }
    const words = { name: 'Dan', handle: 'dan', email: '', membership: 'member', title: 'Potter' };
    await browser.post('/admin/people', { ...words, withUnits: '1', units: 'works' });
    const dan = () => getPersonForAdmin(context, ada, 'dan');
    expect(await dan()).toMatchObject({ title: 'Potter', units: [{ handle: 'works' }] });
    await browser.post('/admin/people/dan', { ...words, title: '', withUnits: '1', units: 'shed' });
    expect(await dan()).toMatchObject({ title: null, units: [{ handle: 'shed' }] });
    expect((await browser.get('/admin/people/dan')).html).toMatch(/value="shed" checked/);
  });

  test('keeps the last administrator, and says why', async () => {
    const { as } = await webHouse();
    const browser = await as('ada');
    const words = { name: 'Ada', email: 'ada@example.org', membership: 'member' };
    const refused = await browser.post('/admin/people/ada', words);
    expect([refused.status, refused.html]).toEqual([
      409,
      expect.stringContaining('needs at least one administrator'),
    ]);
    await browser.post('/admin/people/ben', { ...words, email: 'ben@example.org', admin: '1' });
    expect((await browser.post('/admin/people/ada', words)).to).toBe('/people/ada');
    expect((await browser.get('/admin')).status).toBe(404);
  });

  test('renames, moves and removes units', async () => {
    const { as, context, ada } = await webHouse();
    const browser = await as('ada');
    await browser.post('/admin/units', { title: 'Works', handle: 'works', parent: '' });
    await browser.post('/admin/units', { title: 'Shed', handle: 'shed', parent: 'works' });
    const twin = await browser.post('/admin/units', { title: 'Shed', handle: 'shed', parent: '' });
    expect(twin.html).toContain('This handle is taken.');
    expect((await browser.get('/admin/units/works')).html).not.toContain('value="shed"');
    const round = await browser.post('/admin/units/works', { title: 'Works', parent: 'shed' });
    expect(round.html).toContain('A unit cannot be part of itself');
    await browser.post('/admin/units/shed', {
      title: 'Toolshed',
      parent: '',
      signsValueModels: '1',
    });
    const signing = async () =>
      /name="signsValueModels"[^>]* checked/.test((await browser.get('/admin/units/shed')).html);
    expect(await signing()).toBe(true);
    await browser.post('/admin/units/shed', { title: 'Toolshed', parent: '' });
    expect(await signing()).toBe(false);
    expect(await listUnits(context, ada)).toMatchObject([{ title: 'Toolshed', parent: null }, {}]);
    expect((await browser.post('/admin/units/works/deletion', {})).to).toBe('/admin/units');
    expect(await listUnits(context, ada)).toHaveLength(1);
    expect((await browser.get('/admin/units/works')).status).toBe(404);
  });

  test('renames the workplace on every page at once', async () => {
    const { as } = await webHouse();
    const browser = await as('ada');
    expect((await browser.get('/spaces')).html).toContain('>Commonplace</a>');
    expect((await browser.post('/admin/workplace', { name: ' ' })).status).toBe(422);
    await browser.post('/admin/workplace', { name: 'Fernhill & Sons' });
    expect((await browser.get('/spaces')).html).toContain('>Fernhill &amp; Sons</a>');
  });
});
