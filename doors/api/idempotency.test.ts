import { describe, expect, test } from 'vitest';
import { createEntry, openTestApi } from './api.fixture.ts';

const keyed = (key: string) => ({ 'Idempotency-Key': key });

describe('a POST with an Idempotency-Key', () => {
  test('is carried out once, and repeated gets the same answer', async () => {
    const { ben, happened } = await openTestApi();
    const said = { space: 'yard', title: 'Once', body: 'Only.' };
    const first = await ben('POST', '/api/v1/entries', said, keyed('k1'));
    const again = await ben('POST', '/api/v1/entries', said, keyed('k1'));
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect((await ben('GET', '/api/v1/entries')).body.items).toHaveLength(1);
    expect(happened.filter(({ name }) => name === 'entryPublished')).toHaveLength(1);
  });

  test('makes one comment of ten that come at the same moment', async () => {
    const { ben } = await openTestApi();
    const path = `/api/v1/entries/${(await createEntry(ben)).id}/comments`;
    const all = await Promise.all(
      Array.from({ length: 10 }, () => ben('POST', path, { body: 'Now!' }, keyed('rush'))),
    );
    expect(all.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect((await ben('GET', path)).body.items).toHaveLength(1);
  });

  test('is refused when the key was used for something else', async () => {
    const { ben } = await openTestApi();
    const path = '/api/v1/entries';
    await ben('POST', path, { space: 'yard', title: 'One' }, keyed('k'));
    const other = await ben('POST', path, { space: 'yard', title: 'Two' }, keyed('k'));
    expect(other.body).toMatchObject({ status: 409, reason: 'idempotencyKeyReused' });
    const elsewhere = await ben('POST', '/api/v1/tokens', { label: 'x' }, keyed('k'));
    expect(elsewhere.status).toBe(409);
    expect((await ben('GET', path)).body.items).toHaveLength(1);
  });

  test('may use a key that somebody else has used', async () => {
    const { ben, cleo } = await openTestApi();
    const said = { space: 'yard', title: 'Mine' };
    const one = await ben('POST', '/api/v1/entries', said, keyed('k'));
    const two = await cleo('POST', '/api/v1/entries', said, keyed('k'));
    expect(two.status).toBe(201);
    expect(two.body.id).not.toBe(one.body.id);
  });

  test('may be tried again under the same key once what was wrong is mended', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada);
    const path = `/api/v1/entries/${id}/comments`;
    await ada('PUT', `/api/v1/entries/${id}/closure`);
    expect((await ben('POST', path, { body: 'Hm' }, keyed('k'))).status).toBe(409);
    await ada('DELETE', `/api/v1/entries/${id}/closure`);
    expect((await ben('POST', path, { body: 'Hm' }, keyed('k'))).status).toBe(201);
  });

  test('works for everything that can be created', async () => {
    const { ada } = await openTestApi();
    for (const [path, body] of [
      ['spaces', { name: 'pond', title: 'Pond', audience: 'open' }],
      ['people', { handle: 'dana', name: 'Dana' }],
      ['units', { handle: 'works', title: 'Works' }],
    ] as const) {
      const first = await ada('POST', `/api/v1/${path}`, body, keyed(path));
      const again = await ada('POST', `/api/v1/${path}`, body, keyed(path));
      expect([path, first.status, again.status]).toEqual([path, 201, 201]);
      expect(again.body.id).toBe(first.body.id);
    }
  });

  test('makes one token, and does not keep its secret to show it again', async () => {
    const { ada } = await openTestApi();
    const body = { label: 'Printer' };
    expect((await ada('POST', '/api/v1/tokens', body, keyed('t'))).status).toBe(201);
    const again = await ada('POST', '/api/v1/tokens', body, keyed('t'));
    expect([again.status, again.body.reason]).toEqual([409, 'tokenShownOnce']);
    const { items } = (await ada('GET', '/api/v1/tokens')).body;
    expect(items.filter(({ label }: { label: string }) => label === 'Printer')).toHaveLength(1);
  });

  test('needs a key of 1 to 255 printable characters', async () => {
    const { ben } = await openTestApi();
    const said = { space: 'yard', title: 'Once' };
    for (const key of ['', 'x'.repeat(256), 'clé', 'a\tb']) {
      const refused = await ben('POST', '/api/v1/entries', said, keyed(key));
      expect([key, refused.status]).toEqual([key, 400]);
    }
    expect((await ben('POST', '/api/v1/entries', said, keyed('x'.repeat(255)))).status).toBe(201);
  });
});
