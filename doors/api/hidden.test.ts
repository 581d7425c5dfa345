import { expect, test } from 'vitest';
import { createEntry, openTestApi } from './api.fixture.ts';

test('a closed space and all that is in it do not exist for whoever is not in it', async () => {
  const { ada, ben, cleo, gus, stranger } = await openTestApi();
  const entry = await createEntry(ben, { space: 'attic', title: 'Rafters', body: 'Sagging.' });
  const comment = await ada('POST', `/api/v1/entries/${entry.id}/comments`, { body: 'Sagging.' });
  const about = { title: 'Beams', body: 'See above.', buildsOn: [entry.id] };
  const open = await createEntry(ben, { ...about, space: 'porch' });
  expect((await ada('GET', `/api/v1/entries/${open.id}`)).body.buildsOn).toEqual([entry.url]);

  for (const outsider of [cleo, gus, stranger]) {
    for (const path of [
      `entries/${entry.id}`,
      `entries/${entry.id}/comments`,
      `entries/${entry.id}/history`,
      `comments/${comment.body.id}`,
      `comments/${comment.body.id}/history`,
      'spaces/attic',
      'spaces/attic/members',
    ]) {
      const { status, body } = await outsider('GET', `/api/v1/${path}`);
      expect([path, status, body.reason]).toEqual([path, 404, 'notFound']);
    }
    for (const path of ['entries', 'entries?space=attic', 'spaces', 'search?q=sagging']) {
      const { body } = await outsider('GET', `/api/v1/${path}`);
      expect(JSON.stringify(body)).not.toMatch(/attic|Rafters|Sagging/);
    }
    expect((await outsider('GET', `/api/v1/entries/${open.id}`)).body.buildsOn).toEqual([]);
  }

  for (const [method, path, body] of [
    ['PATCH', `entries/${entry.id}`, { title: 'Mine' }],
    ['POST', `entries/${entry.id}/comments`, { body: 'Hello?' }],
    ['PUT', `entries/${entry.id}/closure`, {}],
    ['DELETE', `entries/${entry.id}/closure`, undefined],
    ['PUT', `entries/${entry.id}/acceptance`, { comment: comment.body.id }],
    ['PUT', `entries/${entry.id}/reactions/thanks`, undefined],
    ['PATCH', `comments/${comment.body.id}`, { body: 'Mine' }],
    ['DELETE', `comments/${comment.body.id}`, undefined],
    ['PUT', `comments/${comment.body.id}/reactions/thanks`, undefined],
    ['PATCH', 'spaces/attic', { title: 'Mine' }],
    ['PUT', 'spaces/attic/archive', undefined],
    ['PUT', 'spaces/attic/members/cleo', undefined],
    ['DELETE', 'spaces/attic/members/ben', undefined],
  ] as const) {
    const { status } = await cleo(method, `/api/v1/${path}`, body);
    expect([method, path, status]).toEqual([method, path, 404]);
  }
  const said = { space: 'attic', title: 'Let me in' };
  const hidden = await cleo('POST', '/api/v1/entries', said);
  const missing = await cleo('POST', '/api/v1/entries', { ...said, space: 'cellar' });
  expect({ ...hidden.body, requestId: 0 }).toEqual({ ...missing.body, requestId: 0 });
  const built = { space: 'yard', title: 'On it', buildsOn: [entry.id] };
  expect((await cleo('POST', '/api/v1/entries', built)).body.errors).toMatchObject([
    { field: 'buildsOn' },
  ]);
});

test('the world reads what is public, and knows only those who wrote there', async () => {
  const { ada, ben, stranger } = await openTestApi();
  await createEntry(ben, { space: 'yard', title: 'Inside' });
  const entry = await createEntry(ada, { space: 'porch', title: 'Outside' });
  const { items } = (await stranger('GET', '/api/v1/entries')).body;
  expect(items.map((one: { title: string }) => one.title)).toEqual(['Outside']);
  expect((await stranger('GET', `/api/v1/entries/${entry.id}`)).status).toBe(200);
  const people = (await stranger('GET', '/api/v1/people')).body.items;
  expect(people.map((one: { handle: string }) => one.handle)).toEqual(['ada']);
  expect((await stranger('GET', '/api/v1/people/ben')).status).toBe(404);
  expect((await stranger('GET', '/api/v1/spaces')).body.items).toHaveLength(1);
});

test('a token that reads writes nothing', async () => {
  const { ben, reader } = await openTestApi();
  const { id } = await createEntry(ben);
  for (const [method, path, body] of [
    ['POST', 'entries', { space: 'yard', title: 'No' }],
    ['PATCH', `entries/${id}`, { title: 'No' }],
    ['POST', `entries/${id}/comments`, { body: 'No' }],
    ['PUT', `entries/${id}/closure`, {}],
    ['PUT', `entries/${id}/reactions/thanks`, undefined],
    ['POST', 'spaces', { name: 'no', title: 'No', audience: 'open' }],
    ['PUT', 'spaces/yard/members/ben', undefined],
    ['POST', 'tokens', {}],
    ['POST', 'people', { handle: 'no', name: 'No' }],
    ['POST', 'units', { handle: 'no', title: 'No' }],
  ] as const) {
    const { status } = await reader(method, `/api/v1/${path}`, body);
    expect([method, path, status]).toEqual([method, path, 403]);
  }
});

test('answers are for nobody else to keep', async () => {
  const { ben } = await openTestApi();
  const { headers } = await ben('GET', '/api/v1/entries');
  expect(headers.get('cache-control')).toBe('private, no-store');
});
