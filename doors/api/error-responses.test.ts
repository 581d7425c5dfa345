import { describe, expect, test } from 'vitest';
import { type ApiResponse, createEntry, openTestApi } from './api.fixture.ts';

const missingId = '019a0000-0000-7000-8000-000000000000';
const hostileIds = [
  '..%2F..%2Fetc%2Fpasswd',
  '%2e%2e',
  '%00',
  `${missingId}%00`,
  'x'.repeat(10_000),
  '1%20or%201=1',
  '%E2%80%AE',
  '%FF',
  missingId,
  missingId.toUpperCase(),
];

function expectProblem({ headers, body }: ApiResponse, status: number): void {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({
    type: expect.stringMatching(/^\/api\/problems\/[a-z-]+$/),
    title: expect.any(String),
    detail: expect.any(String),
    requestId: expect.stringMatching(/./),
    status,
  });
}

describe('every refusal is a problem that says what to do', () => {
  test('an address that names nothing is not found, whatever it is made of', async () => {
    const { ada, stranger } = await openTestApi();
    for (const id of hostileIds) {
      for (const path of [
        `entries/${id}`,
        `entries/${id}/comments`,
        `entries/${id}/history`,
        `comments/${id}`,
        `comments/${id}/history`,
        `spaces/${id}`,
        `spaces/${id}/members`,
        `people/${id}`,
        `units/${id}`,
        id,
      ]) {
        expectProblem(await ada('GET', `/api/v1/${path}`), 404);
      }
      expectProblem(await ada('POST', `/api/v1/entries/${id}/comments`, { body: 'Hm' }), 404);
      expectProblem(await ada('PATCH', `/api/v1/entries/${id}`, { title: 'Hm' }), 404);
      expectProblem(await ada('PUT', `/api/v1/entries/${id}/closure`), 404);
      expectProblem(await ada('DELETE', `/api/v1/comments/${id}`), 404);
      expectProblem(await ada('DELETE', `/api/v1/people/${id}`), 404);
      expectProblem(await ada('DELETE', `/api/v1/tokens/${id}`), 404);
      expectProblem(await ada('DELETE', `/api/v1/spaces/yard/members/${id}`), 404);
    }
    expectProblem(await stranger('GET', '/api/nothing'), 404);
    expectProblem(await stranger('GET', '/api/v2/entries'), 404);
    expectProblem(await stranger('POST', '/api/v1/nothing', {}), 404);
  });

  test('a field that there is none of is named, and nothing is changed or made', async () => {
    const { ada } = await openTestApi();
    const asked = [
      ['PATCH', '/api/v1/notification-settings', { budget: 3, nonsense: 1 }, 'nonsense'],
      ['PUT', '/api/v1/spaces/yard/level', { level: 'named', loud: true }, 'loud'],
      ['POST', '/api/v1/follows', { type: 'tag', target: 'frost', name: 'Frost' }, 'name'],
      ['POST', '/api/v1/tokens', { name: 'Feeds' }, 'name'],
    ] as const;
    for (const [method, path, body, field] of asked) {
      const answer = await ada(method, path, body);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({
        errors: expect.arrayContaining([{ field, message: 'There is no such field here.' }]),
      });
    }
    expect((await ada('GET', '/api/v1/notification-settings')).body).toMatchObject({ budget: 10 });
    const limit = await ada('GET', '/api/v1/people/ada/suggestions?limit=100');
    expect(limit.body).toMatchObject({ errors: [{ message: 'Choose a number from 1 to 50.' }] });
  });

  test('a method that an address does not take is named, with those that it takes', async () => {
    const { ada } = await openTestApi();
    const refused = await ada('PUT', '/api/v1/entries', {});
    expectProblem(refused, 405);
    expect(refused.headers.get('allow')).toBe('GET, POST, HEAD');
    const closure = await ada('GET', `/api/v1/entries/${missingId}/closure`);
    expect(closure.headers.get('allow')).toBe('PUT, DELETE');
    expectProblem(await ada('POST', '/api/v1/search', 'q=x'), 405);
  });

  test('a stranger is asked to sign in before writing, and a broken token is never overlooked', async () => {
    const { stranger, house } = await openTestApi();
    for (const [method, path] of [
      ['POST', '/api/v1/entries'],
      ['PUT', `/api/v1/entries/${missingId}/closure`],
      ['DELETE', `/api/v1/comments/${missingId}`],
      ['PATCH', '/api/v1/me'],
      ['GET', '/api/v1/me'],
      ['GET', '/api/v1/tokens'],
    ] as const) {
      const refused = await stranger(method, path, method === 'GET' ? undefined : {});
      expectProblem(refused, 401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    const headers = { Authorization: 'Bearer cpa_wrong' };
    const refused = await house.request('/api/v1/entries', { headers });
    const body = await refused.json();
    expectProblem({ status: refused.status, headers: refused.headers, body }, 401);
    expect(body).toMatchObject({ reason: 'tokenOver', type: '/api/problems/not-signed-in' });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('a body must be JSON, say so, and be UTF-8', async () => {
    const { ada } = await openTestApi();
    const path = '/api/v1/entries';
    for (const body of ['{', '', 'null undefined', '{"title": "x",}', "{'title': 'x'}"]) {
      expectProblem(await ada('POST', path, body), 400);
    }
    const bytes = new Uint8Array([
      ...Buffer.from('{"space":"yard","title":"'),
      0xff,
      0xfe,
      0x22,
      0x7d,
    ]);
    const refused = await ada('POST', path, bytes);
    expectProblem(refused, 400);
    expect(refused.body.reason).toBe('notUtf8');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'x',
    ]) {
      expectProblem(await ada('POST', path, '{}', { 'Content-Type': type }), 415);
    }
    const latin = 'application/json; charset=iso-8859-1';
    expectProblem(await ada('POST', path, '{}', { 'Content-Type': latin }), 415);
    const said = { space: 'yard', title: 'Fine' };
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await ada('POST', path, said, type)).status).toBe(201);
    for (const body of [[], 'x', 7, null].map((value) => JSON.stringify(value))) {
      expectProblem(await ada('POST', path, body), 422);
    }
    expectProblem(await ada('POST', path, '['.repeat(100_000)), 400);
  });

  test('fields that do not hold are named, and nothing is stored', async () => {
    const { ada } = await openTestApi();
    const path = '/api/v1/entries';
    const refused = await ada('POST', path, { space: 7, title: ' ', tags: Array(13).fill('x') });
    expectProblem(refused, 422);
    expect(refused.body.type).toBe('/api/problems/invalid');
    expect(refused.body.errors.map((one: { field: string }) => one.field)).toEqual([
      'space',
      'title',
      'tags',
    ]);
    const cases: [string, object][] = [
      ['kind', { kind: 'poem' }],
      ['body', { body: 'x'.repeat(200_001) }],
      ['body', { body: '>'.repeat(5000) }],
      ['space', { space: 'nowhere' }],
      ['space', { space: 'ya\0rd' }],
      ['buildsOn', { buildsOn: 'javascript:alert(1)' }],
      ['buildsOn', { buildsOn: missingId }],
    ];
    for (const [field, more] of cases) {
      const answer = await ada('POST', path, { space: 'yard', title: 'Hm', ...more });
      expectProblem(answer, 422);
      expect(answer.body.errors).toMatchObject([{ field, message: expect.stringMatching(/\w/) }]);
    }
    expect((await ada('GET', path)).body.items).toEqual([]);
    const unit = { handle: 'a', title: 'A', parent: 'b\0' };
    expectProblem(await ada('POST', '/api/v1/units', unit), 422);
    expectProblem(await ada('PATCH', '/api/v1/me', { units: ['\0'] }), 422);
    expectProblem(await ada('PATCH', '/api/v1/me', { website: 'javascript:alert(1)' }), 422);
  });

  test('what is missing or of another type is said in the words of the house', async () => {
    const { ada } = await openTestApi();
    const refusedFor = async (method: string, path: string, sent?: unknown) => {
      const answer = await ada(method, `/api/v1/${path}`, sent);
      expectProblem(answer, 422);
      return Object.fromEntries(
        answer.body.errors.map((one: { field: string; message: string }) => [
          one.field,
          one.message,
        ]),
      );
    };
    expect(await refusedFor('POST', 'entries', {})).toEqual({
      space: 'Choose a space.',
      title: 'A title is needed.',
    });
    expect(await refusedFor('POST', 'entries', { space: 'yard', title: null, body: 7 })).toEqual({
      title: 'A title is needed.',
      body: 'This has to be text.',
    });
    expect(await refusedFor('POST', 'spaces', {})).toMatchObject({
      name: 'This is needed.',
      title: 'A title is needed.',
    });
    expect(await refusedFor('POST', 'people', { handle: 'dot' })).toEqual({
      name: 'A name is needed.',
    });
    expect(await refusedFor('POST', 'units', { handle: 'dot' })).toEqual({
      title: 'A title is needed.',
    });
    expect(await refusedFor('GET', 'search')).toEqual({ q: 'This is needed.' });
    expect(await refusedFor('POST', 'entries', null)).toEqual({
      input: 'This has to be an object with fields.',
    });
    expect(await refusedFor('GET', 'entries?closed=perhaps')).toEqual({
      closed: 'This is none of the choices.',
    });
  });

  test('nonsense in a query is refused, not guessed at', async () => {
    const { ada } = await openTestApi();
    const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=-1',
      'limit=many',
      'limit=1.5',
      'limit=1&limit=2',
      'limit=',
      'after=nonsense',
      `after=${cursor('2026-01-01T00:00:00.000Z', '-'.repeat(36))}`,
      `after=${cursor('0', missingId)}`,
      `after=${cursor('+275760-09-13T00:00:00.000Z', missingId)}`,
      `after=${cursor('2026-02-31T00:00:00.000Z', missingId)}`,
      `after=${cursor('2026-01-01T00:00:00.000Z')}`,
      'kind=poem',
      'closed=perhaps',
      'since=yesterday',
      'tag=%00',
      'author=%00',
    ]) {
      expect([query, (await ada('GET', `/api/v1/entries?${query}`)).status]).toEqual([query, 422]);
    }
    expectProblem(await ada('GET', '/api/v1/search?q=a&after=-1'), 422);
    expectProblem(await ada('GET', `/api/v1/search?q=${'a'.repeat(501)}`), 422);
    expect((await ada('GET', `/api/v1/search?q=${encodeURIComponent(`'"&|!():*\\`)}`)).status).toBe(
      200,
    );
  });

  test('what nobody expected is logged in full, and not told', async () => {
    const logged: object[] = [];
    const { ada, context } = await openTestApi({
      log: { info: () => {}, warn: () => {}, error: (fields) => logged.push(fields) },
    });
    const { id } = await createEntry(ada);
    await context.db.schema.dropTable('drafts').execute();
    await context.db.schema.dropTable('mentions').execute();
    const failed = await ada('POST', `/api/v1/entries/${id}/comments`, { body: 'Hello @ben' });
    expectProblem(failed, 500);
    expect(JSON.stringify(failed.body)).not.toContain('mentions');
    expect(logged).toMatchObject([{ err: expect.any(Error), requestId: failed.body.requestId }]);
    expect((await ada('GET', `/api/v1/entries/${id}/comments`)).body.items).toEqual([]);
  });

  test('its type opens at the words about it', async () => {
    const { stranger } = await openTestApi();
    const { headers, status } = await stranger('GET', '/api/problems/not-signed-in');
    expect([status, headers.get('location')]).toEqual([302, '/api#notSignedIn']);
  });
});
