import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { write } from '../../../workplace/happenings/index.ts';
import { keepReport } from '../../../workplace/imports/keep.ts';
import { listInvitations } from '../../../workplace/sign-in/index.ts';

describe('administration', () => {
  test('makes a link by which somebody chooses a new password, and shows it once', async () => {
    const { as, visitor, workplace, ada } = await webHouse();
    const browser = await as('ada');
    const page = await browser.post('/admin/people/ben/invitation', {});
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const path = /https:\/\/house\.example\.org(\/invitations\/cpi_[\w-]+)/.exec(page.html)![1]!;
    const welcome = await visitor.get(path);
    expect(welcome.html).toContain('Hello Ben Oduya. Choose a password');
    expect(welcome.html).not.toContain('name="handle"');
    expect(await listInvitations(workplace, ada)).toMatchObject([{ person: 'ben' }]);
    expect((await browser.get('/invitations')).html).toContain('to choose a new password');
  });

  test('makes none for somebody who left, nor for whoever is no administrator', async () => {
    const { as, workplace, ada } = await webHouse();
    const browser = await as('ada');
    const asked = await browser.get('/admin/people/cleo/deletion');
    expect(asked.html).toContain('Has Cleo Marsh left?');
    await browser.post('/admin/people/cleo/deletion', {});
    for (const one of [browser, await as('ben')]) {
      expect((await one.post('/admin/people/cleo/invitation', {})).status).toBe(404);
    }
    expect((await browser.get('/admin/people/cleo/deletion')).status).toBe(404);
    expect((await browser.get('/admin')).html).not.toContain('/admin/people/cleo/');
    expect(await listInvitations(workplace, ada)).toEqual([]);
  });

  test('shows who is a guest or an administrator', async () => {
    const { html } = await (await (await webHouse()).as('ada')).get('/admin');
    expect(html).toMatch(/Ada Quill<\/a><span class="mark new">Administrator</);
    expect(html).toMatch(/Gus Holm<\/a><span class="mark">Guest</);
    expect(html).not.toMatch(/Ben Oduya<\/a><span class="mark/);
  });

  test('shows imports as their tables', async () => {
    const { as, workplace } = await webHouse();
    const skipped = [{ reason: 'already here', count: 1200 }];
    const records = { comments: { read: 1234, created: 34, skipped } };
    const warnings = ['Two <authors> had no name.'];
    const report = { format: 'movable-type', source: 'thread.mt.txt', records, warnings };
    await write(workplace, (tx) => keepReport(tx, report));
    const { html } = await (await as('ada')).get('/admin');
    expect(html).toContain('from thread.mt.txt');
    expect(html).toContain('<th scope="row">comments</th><td>1,234</td><td>34</td><td>1,200</td>');
    expect(html).toContain('1,200 × comments skipped: already here');
    expect(html).toContain('Two &lt;authors&gt; had no name.');
  });
});
