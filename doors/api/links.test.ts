import { describe, expect, test } from 'vitest';
import { testOrigin } from '../../test/doors.ts';
import { createEntry, openTestApi } from './api.fixture.ts';

const link = (id: string) => `/api/v1/entries/${id}/links`;

describe('links', () => {
  test('are added, listed from both ends and taken back', async () => {
    const { ada, ben } = await openTestApi();
    const source = await createEntry(ada);
    const { id } = await createEntry(ben, { title: 'Into the barrel' });
    const said = {
      source: source.url,
      relation: 'departsFrom',
      reason: 'No room.',
      passage: 'Hm.',
    };
    const { status, body, headers } = await ben('POST', link(id), said);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${testOrigin}/api/v1/links/${body.id}`);
    expect(body).toMatchObject({
      relation: 'departsFrom',
      reason: 'No room.',
      passage: 'Hm.',
      inText: false,
      page: null,
      from: { type: 'entry', id, title: 'Into the barrel' },
      to: { type: 'entry', id: source.id, url: source.url },
    });
    for (const end of [id, source.id]) {
      expect((await ben('GET', link(end))).body).toEqual({ items: [body], next: null });
    }
    expect((await ben('GET', `/api/v1/links/${body.id}`)).body).toEqual(body);
    expect((await ada('DELETE', `/api/v1/links/${body.id}`)).status).toBe(403);
    expect((await ben('DELETE', `/api/v1/links/${body.id}`)).status).toBe(204);
    expect((await ben('DELETE', `/api/v1/links/${body.id}`)).status).toBe(404);
  });

  test('said twice are one, also under an Idempotency-Key', async () => {
    const { ada } = await openTestApi();
    const { id } = await createEntry(ada);
    const said = { source: 'https://rain.example.org/', relation: 'buildsOn' };
    const key = { 'Idempotency-Key': 'k' };
    const answers = [
      await ada('POST', link(id), said, key),
      await ada('POST', link(id), said, key),
      await ada('POST', link(id), said),
    ];
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ to: null, page: { url: said.source, title: null } });
  });

  test('go from a comment, and to one', async () => {
    const { ada, ben } = await openTestApi();
    const [one, other] = [await createEntry(ada), await createEntry(ada)];
    const say = async (entry: string) =>
      (await ben('POST', `/api/v1/entries/${entry}/comments`, { body: 'Yes' })).body;
    const [from, to] = [await say(one.id), await say(other.id)];
    const path = `/api/v1/comments/${from.id}/links`;
    const { body } = await ben('POST', path, { source: to.url, relation: 'answers' });
    expect(body).toMatchObject({
      from: { type: 'comment', id: from.id, entry: one.id },
      to: { type: 'comment', id: to.id, url: to.url, entry: other.id },
    });
    expect((await ada('POST', path, { source: to.url, relation: 'answers' })).status).toBe(403);
  });

  test.each([
    ['source', { source: 'somewhere', relation: 'buildsOn' }],
    ['relation', { source: 'https://a.example/', relation: 'admires' }],
    ['reason', { source: 'https://a.example/', relation: 'departsFrom', reason: ' ' }],
    ['source', { source: 'https://a.example/', relation: 'supersedes' }],
    ['passage', { source: 'https://a.example/', relation: 'buildsOn', passage: 'x'.repeat(2001) }],
  ])('that do not hold are refused at their %s', async (field, said) => {
    const { ada } = await openTestApi();
    const { id } = await createEntry(ada);
    const { status, body } = await ada('POST', link(id), said);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  test('of supersession go one way', async () => {
    const { ada } = await openTestApi();
    const [old, newer] = [await createEntry(ada), await createEntry(ada)];
    const over = (source: string) => ({ source, relation: 'supersedes' });
    expect((await ada('POST', link(newer.id), over(old.id))).status).toBe(201);
    const { body } = await ada('POST', link(old.id), over(newer.id));
    expect(body).toMatchObject({ status: 409, reason: 'supersessionCycle' });
    const self = await ada('POST', link(old.id), over(old.id));
    expect(self.body).toMatchObject({ status: 422, reason: 'linkToItself' });
  });
});

describe('corrections', () => {
  test('flag what was made on a work, until each is settled', async () => {
    const { ada, ben, cleo } = await openTestApi();
    const source = await createEntry(ada);
    const built = await createEntry(ben, { title: 'Built', buildsOn: [source.id] });
    const further = await createEntry(cleo, { title: 'Further', buildsOn: [built.id] });
    const path = `/api/v1/entries/${source.id}/corrections`;
    expect((await ben('POST', path, { note: 'No.' })).status).toBe(403);
    expect((await ada('POST', path, { note: ' ' })).body.reason).toBe('noteMissing');
    const made = await ada('POST', path, { note: 'It was two barrels.' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ cause: 'corrected', madeBy: { handle: 'ada' }, by: null });
    expect((await cleo('GET', path)).body).toEqual({ items: [made.body], next: null });

    const { items } = (await ben('GET', '/api/v1/flags')).body;
    expect(items).toMatchObject([
      { work: { id: built.id }, corrected: { id: source.id }, note: 'It was two barrels.' },
    ]);
    const settlement = `/api/v1/flags/${items[0].id}/settlement`;
    expect((await cleo('PUT', settlement, { how: 'confirmed' })).status).toBe(403);
    expect((await ben('PUT', settlement, { how: 'ignored' })).status).toBe(422);
    expect((await ben('PUT', settlement, { how: 'confirmed' })).status).toBe(204);
    expect((await ben('PUT', settlement, { how: 'confirmed' })).status).toBe(204);
    expect((await ben('GET', '/api/v1/flags')).body.items).toEqual([]);
    const left = (await cleo('GET', '/api/v1/flags')).body.items;
    expect(left).toMatchObject([{ work: { id: further.id } }]);
    expect((await ada('GET', '/api/v1/flags')).body.items).toEqual([]);
  });

  test('come by themselves where a work is superseded, and go with that', async () => {
    const { ada, ben } = await openTestApi();
    const source = await createEntry(ada);
    const built = await createEntry(ben, { buildsOn: [source.id] });
    const later = await createEntry(ada, { title: 'Anew', supersedes: [source.id] });
    const { items } = (await ben('GET', '/api/v1/flags')).body;
    expect(items).toMatchObject([{ cause: 'superseded', by: { id: later.id }, note: null }]);
    expect(items[0].work.id).toBe(built.id);
    const [{ id }] = (await ada('GET', link(later.id))).body.items;
    expect((await ada('DELETE', `/api/v1/links/${id}`)).status).toBe(204);
    expect((await ben('GET', '/api/v1/flags')).body.items).toEqual([]);
  });

  test('are listed in parts', async () => {
    const { ada, ben } = await openTestApi();
    const source = await createEntry(ada);
    await createEntry(ben, { buildsOn: [source.id] });
    for (const note of ['one', 'two', 'three']) {
      await ada('POST', `/api/v1/entries/${source.id}/corrections`, { note });
    }
    const notes: string[] = [];
    for (let after = ''; ; ) {
      const path = `/api/v1/flags?limit=2${after && `&after=${encodeURIComponent(after)}`}`;
      const { items, next } = (await ben('GET', path)).body;
      notes.push(...items.map((flag: { note: string }) => flag.note));
      if (!next) break;
      after = next;
    }
    expect(notes).toEqual(['three', 'two', 'one']);
  });
});
