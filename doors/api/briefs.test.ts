import { describe, expect, test } from 'vitest';
import { testOrigin } from '../../test/doors.ts';
import { createEntry, openTestApi } from './api.fixture.ts';

const brief = { kind: 'brief', title: 'Rain', body: 'One.\n\nTwo.' };

describe('briefs', () => {
  test('are edited by whoever may write in their space, and confirmed', async () => {
    const { ada, ben, gus } = await openTestApi();
    const { id, details } = await createEntry(ada, brief);
    expect(details).toEqual({ status: 'draft' });
    const path = `/api/v1/entries/${id}`;
    expect((await ben('PATCH', path, { body: 'Three.' })).status).toBe(200);
    expect((await gus('PATCH', path, { body: 'Four.' })).status).toBe(404);
    const shared = await ben('PUT', `${path}/status`, { status: 'shared' });
    expect(shared.body.details).toEqual({ status: 'shared' });
    const confirmed = await ben('PUT', `${path}/confirmation`, { reviewBy: '2026-06-02' });
    const { body: me } = await ben('GET', '/api/v1/me');
    expect(confirmed.body).toMatchObject({
      author: { handle: 'ada' },
      details: { status: 'confirmed', confirmedBy: me.id, reviewBy: '2026-06-02' },
    });
    expect((await ada('PUT', `${path}/review`, { reviewBy: '2026-01-01' })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'reviewBy', message: 'This day is over. Choose today, or a later one.' }],
    });
    expect((await ada('DELETE', `${path}/confirmation`)).status).toBe(204);
    const { body: now } = await ada('GET', path);
    expect(now.details).toEqual({ status: 'shared', reviewBy: '2026-06-02' });
  });

  test('that two edit at once are merged, or answer both wordings', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada, brief);
    const path = `/api/v1/entries/${id}`;
    await ada('PATCH', path, { edits: 0, body: 'One!\n\nTwo.' });
    const merged = await ben('PATCH', path, { edits: 0, body: 'One.\n\nTwo!', title: 'Snow' });
    expect(merged.body).toMatchObject({ title: 'Snow', body: 'One!\n\nTwo!', edits: 2 });
    const refused = await ben('PATCH', path, { edits: 0, body: 'Won.\n\nTwo.' });
    expect(refused.status).toBe(409);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.body).toMatchObject({
      reason: 'editConflict',
      edits: 2,
      base: { title: 'Rain', body: 'One.\n\nTwo.', tags: [] },
      yours: { title: 'Rain', body: 'Won.\n\nTwo.', tags: [] },
      theirs: { title: 'Snow', body: 'One!\n\nTwo!', tags: [] },
    });
  });

  test('are restored to an earlier wording', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada, brief);
    const path = `/api/v1/entries/${id}`;
    await ada('PATCH', path, { body: 'Gone.' });
    const restored = await ben('PUT', `${path}/history/1/restoration`);
    expect(restored).toMatchObject({ status: 200, body: { body: brief.body, edits: 2 } });
    for (const number of ['4', '0', 'x', '1.5']) {
      expect((await ben('PUT', `${path}/history/${number}/restoration`)).status).toBe(404);
    }
  });

  test('that are templates are listed, and filled with what is known', async () => {
    const { ada, ben } = await openTestApi();
    const body = 'Say why.\n\n## Owner\n\n> One name.\n\n## Risks\n';
    const template = await createEntry(ada, { ...brief, title: 'Before we build', body });
    await ada('PUT', `/api/v1/entries/${template.id}/template`, {});
    const near = await createEntry(ada, { ...brief, body: '## Risks\n\nFrost.' });
    await ada('PUT', `/api/v1/entries/${near.id}/confirmation`, {});
    const listed = await ben('GET', '/api/v1/templates');
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([template.id]);
    const path = `/api/v1/templates/${template.id}/filling`;
    const filled = await ben('POST', path, { title: 'More rain', space: 'yard' });
    expect(filled.status).toBe(200);
    const work = ({ id, title, url }: typeof near) => ({ id, title, url });
    expect(filled.body).toEqual({
      template: work(template),
      sections: [
        {
          heading: null,
          hint: '',
          pieces: [{ text: 'Say why.', from: work(template), why: expect.any(String) }],
        },
        {
          heading: 'Owner',
          hint: 'One name.',
          pieces: [{ text: '[Ben Oduya](/people/ben)', from: null, why: 'known here' }],
        },
        {
          heading: 'Risks',
          hint: '',
          pieces: [{ text: 'Frost.', from: work(near), why: expect.any(String) }],
        },
      ],
      sources: [],
    });
    expect(filled.body.template.url.startsWith(`${testOrigin}/entries/`)).toBe(true);
    expect((await ben('POST', path, { title: ' ' })).status).toBe(422);
    const none = `/api/v1/templates/${near.id}/filling`;
    expect((await ben('POST', none, { title: 'Rain' })).status).toBe(404);
  });
});
