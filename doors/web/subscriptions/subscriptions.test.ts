import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { publishEntry } from '../../../workplace/entries/index.ts';
import { findTokenViewer } from '../../../workplace/tokens/index.ts';
import { entryPath } from '../../../workplace/works/work-address.ts';

const atticPath = '/subscriptions?to=%2Fspaces%2Fattic%2Fentries';

describe('following what is not open to everybody', () => {
  test('begins with a private address, which is shown once', async () => {
    const { as, context, ben } = await webHouse();
    const browser = await as('ben');
    expect((await browser.get('/spaces/attic')).html).toContain(
      `<a href="${atticPath}">Subscribe</a>`,
    );
    expect((await browser.get(atticPath)).html).toContain('Make my private address');
    const made = await browser.post(atticPath, {});
    expect(made.headers.get('cache-control')).toBe('no-store');
    const token = /\/spaces\/attic\/entries\.atom\?token=(cpf_[\w-]+)/.exec(made.html)![1]!;
    expect(await findTokenViewer(context, token, 'feed')).toMatchObject({ id: ben.id });
    expect(await findTokenViewer(context, token, 'api')).toBeNull();
    expect((await browser.get('/settings')).html).toContain('Revoke The attic');
  });

  test('is nothing to those who do not see it', async () => {
    const { as, visitor } = await webHouse();
    const cleo = await as('cleo');
    for (const to of ['/spaces/attic/entries', '/spaces/never/entries', '/admin', '', 'http://x']) {
      const path = `/subscriptions?${new URLSearchParams({ to })}`;
      expect((await cleo.get(path)).status).toBe(404);
      expect((await cleo.post(path, {})).status).toBe(404);
      expect((await visitor.get(path)).status).toBe(404);
    }
  });

  test('is offered beside the feed of a conversation, and of what a person wrote', async () => {
    const { as, context, ada } = await webHouse();
    const entry = await publishEntry(context, ada, { space: 'yard', title: 'Rain' });
    const browser = await as('ben');
    const { html } = await browser.get(entryPath(entry));
    expect(html).toContain(`/subscriptions?to=%2Fentries%2F${entry.id}%2Fcomments`);
    expect((await browser.get('/people/ada')).html).toContain(
      '/subscriptions?to=%2Fpeople%2Fada%2Fentries',
    );
  });

  test('of what is public needs no more than its address', async () => {
    const { as, visitor, context, ada } = await webHouse();
    const entry = await publishEntry(context, ada, { space: 'porch', title: 'Sun' });
    for (const browser of [await as('ben'), visitor]) {
      expect((await browser.get('/spaces/porch')).html).toContain(
        'href="/spaces/porch/entries.atom"',
      );
      expect((await browser.get(entryPath(entry))).html).not.toContain('/subscriptions');
    }
    const page = await visitor.get('/subscriptions?to=%2Fspaces%2Fporch%2Fentries');
    expect(page.html).toContain('https://house.example.org/spaces/porch/entries.atom</code>');
  });
});
