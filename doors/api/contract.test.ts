import { describe, expect, test } from 'vitest';
import { testOrigin } from '../../test/doors.ts';
import { createEntry, openTestApi } from './api.fixture.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('spaces', () => {
  test('are opened, listed, changed, archived and taken out of the archive', async () => {
    const { ben } = await openTestApi();
    const opened = await ben('POST', '/api/v1/spaces', {
      name: 'pond',
      title: 'The pond',
      audience: 'open',
    });
    expect(opened.status).toBe(201);
    expect(opened.headers.get('location')).toBe(`${testOrigin}/api/v1/spaces/pond`);
    expect(opened.body).toMatchObject({
      name: 'pond',
      url: `${testOrigin}/spaces/pond`,
      audience: 'open',
      role: 'steward',
      archived: false,
    });
    expect((await ben('GET', '/api/v1/spaces/pond')).body).toEqual(opened.body);
    const names = (await ben('GET', '/api/v1/spaces')).body.items.map(
      (s: { name: string }) => s.name,
    );
    expect(names).toEqual(['attic', 'pond', 'porch', 'yard']);
    const changed = await ben('PATCH', '/api/v1/spaces/pond', { purpose: 'Frogs.' });
    expect(changed.body).toMatchObject({ purpose: 'Frogs.', title: 'The pond' });
    expect((await ben('PUT', '/api/v1/spaces/pond/archive')).body.archived).toBe(true);
    const refused = await ben('POST', '/api/v1/entries', { space: 'pond', title: 'Late' });
    expect(refused.body).toMatchObject({ status: 403, reason: 'spaceArchived' });
    expect((await ben('DELETE', '/api/v1/spaces/pond/archive')).status).toBe(204);
    expect((await ben('GET', '/api/v1/spaces/pond')).body.archived).toBe(false);
  });

  test('of a name that is taken are a conflict', async () => {
    const { ben } = await openTestApi();
    const taken = { name: 'yard', title: 'Mine', audience: 'open' };
    expect((await ben('POST', '/api/v1/spaces', taken)).body).toMatchObject({
      status: 409,
      reason: 'spaceNameTaken',
    });
  });

  test('are joined by oneself, and their members are tended by stewards', async () => {
    const { ada, cleo } = await openTestApi();
    const joined = await cleo('PUT', '/api/v1/spaces/yard/members/cleo');
    expect(joined).toMatchObject({ status: 200, body: { handle: 'cleo', role: 'member' } });
    const refused = await cleo('PUT', '/api/v1/spaces/yard/members/ben');
    expect(refused.status).toBe(403);
    const raised = await ada('PUT', '/api/v1/spaces/yard/members/cleo', { role: 'steward' });
    expect(raised.body.role).toBe('steward');
    const { items, next } = (await ada('GET', '/api/v1/spaces/yard/members')).body;
    expect(items.map((m: { handle: string }) => m.handle)).toEqual(['ada', 'cleo']);
    expect(next).toBeNull();
    expect((await cleo('DELETE', '/api/v1/spaces/yard/members/cleo')).status).toBe(204);
    expect((await ada('PUT', '/api/v1/spaces/yard/members/nobody-here')).status).toBe(404);
  });
});

describe('entries', () => {
  test('are published and answer whole, with their permanent address', async () => {
    const { ada, ben } = await openTestApi();
    const source = await createEntry(ben, { title: 'Rain, measured' });
    const made = await ada('POST', '/api/v1/entries', {
      space: 'yard',
      kind: 'post',
      title: 'Barrels',
      body: 'One is *not* enough.',
      tags: ['Rain', 'barrels'],
      buildsOn: [source.id, 'https://rain.example.org/'],
    });
    expect(made.status).toBe(201);
    const { body: entry } = made;
    expect(made.headers.get('location')).toBe(`${testOrigin}/api/v1/entries/${entry.id}`);
    expect(entry).toEqual({
      id: entry.id,
      url: `${testOrigin}/entries/${entry.id}/barrels`,
      kind: 'post',
      space: 'yard',
      title: 'Barrels',
      body: 'One is *not* enough.',
      html: '<p>One is <em>not</em> enough.</p>',
      author: { handle: 'ada', name: 'Ada Quill', url: 'https://ada.example.org/' },
      createdAt: expect.stringMatching(instant),
      editedAt: null,
      edits: 0,
      closed: false,
      closure: null,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnNote: null,
      tags: ['rain', 'barrels'],
      comments: 0,
      details: {},
      buildsOn: [source.url, 'https://rain.example.org/'],
      reactions: [],
    });
    expect((await ben('GET', `/api/v1/entries/${entry.id}`)).body).toEqual(entry);
    expect((await ben('GET', '/api/v1/entries?limit=1')).body.items).toEqual([entry]);
  });

  test('by somebody without a web site point to their page here', async () => {
    const { ben } = await openTestApi();
    const { author } = await createEntry(ben);
    expect(author).toEqual({ handle: 'ben', name: 'Ben Oduya', url: `${testOrigin}/people/ben` });
  });

  test('are listed newest first, in parts that together are the whole, by cursor and by Link', async () => {
    const { ada } = await openTestApi();
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) {
      ids.unshift((await createEntry(ada, { title })).id);
    }
    const seen: string[] = [];
    let path: string | undefined = '/api/v1/entries?limit=2&space=yard';
    while (path) {
      const { body, headers } = await ada('GET', path);
      seen.push(...body.items.map((entry: { id: string }) => entry.id));
      const link = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(body.next === null);
      if (link) expect(new URL(link).searchParams.get('after')).toBe(body.next);
      path = link?.slice(testOrigin.length);
    }
    expect(seen).toEqual(ids);
  });

  test('are found by space, kind, author, tag, closing and time', async () => {
    const { ada, ben } = await openTestApi();
    const mine = await createEntry(ada, { tags: ['mud'] });
    const theirs = await createEntry(ben, { space: 'porch', kind: 'post' });
    await ben('PUT', `/api/v1/entries/${theirs.id}/closure`);
    const ids = async (query: string) =>
      (await ada('GET', `/api/v1/entries?${query}`)).body.items.map((e: { id: string }) => e.id);
    for (const query of ['space=yard', 'kind=question', 'author=ada', 'tag=mud', 'closed=false']) {
      expect([query, await ids(query)]).toEqual([query, [mine.id]]);
    }
    expect(await ids('closed=true')).toEqual([theirs.id]);
    expect(await ids(`before=${theirs.createdAt}`)).toEqual([mine.id]);
    expect(await ids(`since=${theirs.createdAt}`)).toEqual([theirs.id]);
    expect(await ids('space=nowhere')).toEqual([]);
  });

  test('are edited by their author only, and keep their history', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada);
    const path = `/api/v1/entries/${id}`;
    const edited = await ada('PATCH', path, { title: 'Where to?', edits: 0 });
    expect(edited.body).toMatchObject({ title: 'Where to?', body: 'Hm.', edits: 1 });
    expect((await ada('PATCH', path, { title: 'Whereto', edits: 0 })).body).toMatchObject({
      status: 409,
      reason: 'editConflict',
    });
    expect((await ben('PATCH', path, { title: 'Ha' })).status).toBe(403);
    const { items } = (await ben('GET', `${path}/history`)).body;
    expect(items.map((w: { title: string }) => w.title)).toEqual([
      'Where does the rain go?',
      'Where to?',
    ]);
  });

  test('take the verbs of their kind by noun, and only those', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada);
    const answer = await ben('POST', `/api/v1/entries/${id}/comments`, { body: 'Downhill.' });
    const acceptance = `/api/v1/entries/${id}/acceptance`;
    expect((await ben('PUT', acceptance, { comment: answer.body.id })).status).toBe(403);
    const accepted = await ada('PUT', acceptance, { comment: answer.body.id });
    expect(accepted.body.details).toEqual({ accepted: answer.body.id });
    expect((await ada('DELETE', acceptance)).status).toBe(204);
    expect((await ada('GET', `/api/v1/entries/${id}`)).body.details).toEqual({});
    const post = await createEntry(ada, { kind: 'post' });
    const misplaced = { comment: answer.body.id };
    expect((await ada('PUT', `/api/v1/entries/${post.id}/acceptance`, misplaced)).status).toBe(404);
    expect((await ada('PUT', acceptance, {})).body.errors).toMatchObject([{ field: 'comment' }]);
  });

  test('and their comments are reacted to, as often as one likes to the same effect', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada);
    const path = `/api/v1/entries/${id}/reactions/thanks`;
    await ben('PUT', path);
    expect((await ben('PUT', path)).body.reactions).toEqual([
      { name: 'thanks', count: 1, own: true },
    ]);
    expect((await ben('DELETE', path)).status).toBe(204);
    expect((await ada('GET', `/api/v1/entries/${id}`)).body.reactions).toEqual([]);
    expect((await ben('PUT', `/api/v1/entries/${id}/reactions/envy`)).status).toBe(404);
  });
});

describe('conversations', () => {
  test('take comments and replies, and show them in their order', async () => {
    const { ada, ben } = await openTestApi();
    const entry = await createEntry(ada);
    const path = `/api/v1/entries/${entry.id}/comments`;
    const first = await ben('POST', path, { body: 'Down the *drain*.' });
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`${testOrigin}/api/v1/comments/${first.body.id}`);
    expect(first.body).toEqual({
      id: first.body.id,
      url: `${entry.url}#comment-${first.body.id}`,
      entry: entry.id,
      body: 'Down the *drain*.',
      html: '<p>Down the <em>drain</em>.</p>',
      author: { handle: 'ben', name: 'Ben Oduya', url: `${testOrigin}/people/ben` },
      replyTo: null,
      createdAt: expect.stringMatching(instant),
      timeKnown: true,
      editedAt: null,
      edits: 0,
      deleted: false,
      reactions: [],
    });
    const second = await ada('POST', path, { body: 'Which?', replyTo: first.body.id });
    expect(second.body.replyTo).toBe(first.body.id);
    expect((await ben('GET', path)).body).toEqual({ items: [first.body, second.body], next: null });
    const newest = (await ben('GET', `${path}?newest=true&limit=1`)).body;
    expect(newest.items).toEqual([second.body]);
    const rest = await ben('GET', `${path}?newest=true&limit=1&after=${newest.next}`);
    expect(rest.body).toEqual({ items: [first.body], next: null });
    const later = await ben('GET', `${path}?since=${first.body.createdAt}`);
    expect(later.body.items).toEqual([second.body]);
    expect((await ben('GET', `/api/v1/comments/${first.body.id}`)).body).toEqual(first.body);
  });

  test('let comments be edited and deleted by whoever wrote them', async () => {
    const { ada, ben, cleo } = await openTestApi();
    const { id } = await createEntry(ada);
    const made = await ben('POST', `/api/v1/entries/${id}/comments`, { body: 'Ditsch' });
    const path = `/api/v1/comments/${made.body.id}`;
    expect((await cleo('PATCH', path, { body: 'Mine' })).status).toBe(403);
    expect((await ben('PATCH', path, { body: 'Ditch' })).body).toMatchObject({
      body: 'Ditch',
      edits: 1,
    });
    expect((await ben('GET', `${path}/history`)).body.items).toHaveLength(2);
    expect((await cleo('PUT', `${path}/reactions/joy`)).body.reactions).toHaveLength(1);
    expect((await cleo('DELETE', `${path}/reactions/joy`)).status).toBe(204);
    expect((await cleo('DELETE', path)).status).toBe(403);
    expect((await ben('DELETE', path)).status).toBe(204);
    expect((await ben('GET', path)).body).toMatchObject({ body: '', html: '', deleted: true });
  });

  test('are closed with or without an outcome, refuse comments, and are opened again', async () => {
    const { ada, ben } = await openTestApi();
    const { id } = await createEntry(ada);
    const closure = `/api/v1/entries/${id}/closure`;
    expect((await ada('PUT', closure)).body).toMatchObject({
      closed: true,
      closure: { outcome: null },
    });
    const outcome = await ada('PUT', closure, { outcome: 'A **ditch**.' });
    expect(outcome).toMatchObject({ status: 200, body: { id, closed: true } });
    expect(outcome.body.closure).toEqual({
      at: expect.stringMatching(instant),
      by: { handle: 'ada', name: 'Ada Quill' },
      outcome: 'A **ditch**.',
      outcomeHtml: '<p>A <strong>ditch</strong>.</p>',
    });
    const late = await ben('POST', `/api/v1/entries/${id}/comments`, { body: 'But' });
    expect(late.body).toMatchObject({ status: 409, reason: 'conversationClosed' });
    const opened = await ada('DELETE', closure);
    expect(opened).toMatchObject({ status: 200, body: { closed: false, closure: null } });
    expect((await ben('POST', `/api/v1/entries/${id}/comments`, { body: 'But' })).status).toBe(201);
  });

  test('are withdrawn, stay at their address without words, and take nothing more', async () => {
    const { ada, ben, cleo } = await openTestApi();
    const { id, withdrawnAt } = await createEntry(ada, { tags: ['rain'] });
    expect(withdrawnAt).toBeNull();
    const path = `/api/v1/entries/${id}`;
    const { id: comment } = (await ben('POST', `${path}/comments`, { body: 'Down.' })).body;
    const { id: built } = await createEntry(cleo, { title: 'Barrels', buildsOn: id });
    expect((await cleo('DELETE', path)).body).toMatchObject({ status: 403, reason: 'notAllowed' });
    const long = await ada('DELETE', `${path}?note=${'x'.repeat(2001)}`);
    expect(long.body).toMatchObject({ status: 422, errors: [{ field: 'note' }] });
    for (const note of ['Not%20ours.', 'Again.'])
      expect((await ada('DELETE', `${path}?note=${note}`)).status).toBe(204);
    const { body } = await ben('GET', path);
    expect(body).toMatchObject({
      id,
      url: `${testOrigin}/entries/${id}/withdrawn`,
      title: '',
      body: '',
      html: '',
      tags: [],
      edits: 0,
      comments: 1,
      withdrawnAt: expect.stringMatching(instant),
      withdrawnBy: { handle: 'ada', name: 'Ada Quill', url: 'https://ada.example.org/' },
      withdrawnNote: 'Not ours.',
    });
    const { nodes } = (await ben('GET', `/api/v1/entries/${built}/lineage`)).body;
    expect(nodes).toMatchObject([
      { id: built, status: null },
      { id, status: 'withdrawn' },
    ]);
    expect((await ben('GET', '/api/v1/entries')).body.items).toMatchObject([{ id: built }]);
    expect((await ben('GET', `${path}/comments`)).body.items).toMatchObject([{ id: comment }]);
    const late = await ben('POST', `${path}/comments`, { body: 'But' });
    expect(late.body).toMatchObject({ status: 409, reason: 'entryWithdrawn' });
    const link = await ben('POST', `/api/v1/comments/${comment}/links`, {
      source: id,
      relation: 'answers',
    });
    expect(link.body).toMatchObject({ status: 409, errors: [{ field: 'source' }] });
    expect((await cleo('GET', '/api/v1/flags')).body.items).toMatchObject([
      { cause: 'withdrawn', note: 'Not ours.', work: { id: built }, corrected: { id, title: '' } },
    ]);
  });

  test('are closed by an empty body whatever type it claims to be', async () => {
    const { ada } = await openTestApi();
    const { id } = await createEntry(ada);
    for (const type of ['application/json', 'text/plain;charset=UTF-8']) {
      const closed = await ada('PUT', `/api/v1/entries/${id}/closure`, '', {
        'Content-Type': type,
      });
      expect(closed.status).toBe(200);
    }
  });
});

describe('people, units, search and tokens', () => {
  test('people are added by administrators, and leave', async () => {
    const { ada, ben } = await openTestApi();
    const said = { handle: 'dana', name: 'Dana Lind', email: 'dana@example.org' };
    expect((await ben('POST', '/api/v1/people', said)).status).toBe(403);
    const added = await ada('POST', '/api/v1/people', said);
    expect(added.status).toBe(201);
    expect(added.headers.get('location')).toBe(`${testOrigin}/api/v1/people/dana`);
    expect(added.body).toMatchObject({
      handle: 'dana',
      url: `${testOrigin}/people/dana`,
      units: [],
    });
    expect(JSON.stringify(added.body)).not.toContain('dana@');
    expect((await ben('GET', '/api/v1/people?q=lind')).body.items).toEqual([added.body]);
    expect((await ada('DELETE', '/api/v1/people/dana')).status).toBe(204);
    expect((await ben('GET', '/api/v1/people?q=lind')).body.items).toEqual([]);
    expect((await ben('GET', '/api/v1/people?q=lind&left=true')).body.items).toHaveLength(1);
  });

  test('people are changed by administrators, and taken back when they left', async () => {
    const { ada, ben } = await openTestApi();
    const changed = await ada('PATCH', '/api/v1/people/gus', { membership: 'member', admin: true });
    expect(changed).toMatchObject({ status: 200, body: { membership: 'member', admin: true } });
    const same = await ada('PATCH', '/api/v1/people/gus', { name: 'Gus H.' });
    expect(same.body).toEqual({ ...changed.body, name: 'Gus H.' });
    expect((await ada('PATCH', '/api/v1/people/gus', { membership: 'guest' })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'admin' }],
    });
    expect((await ben('PATCH', '/api/v1/people/gus', { admin: false })).status).toBe(403);
    await ada('DELETE', '/api/v1/people/gus');
    expect((await ada('PATCH', '/api/v1/people/gus', { name: 'G' })).status).toBe(404);
    const back = await ada('PUT', '/api/v1/people/gus/return');
    expect(back.body).toEqual({ ...same.body, admin: false });
  });

  test('the workplace has a name, which administrators change', async () => {
    const { ada, ben, stranger } = await openTestApi();
    const named = await ada('PATCH', '/api/v1/workplace', { name: 'Fernhill' });
    expect(named.body).toEqual({ name: 'Fernhill', url: `${testOrigin}/` });
    expect((await stranger('GET', '/api/v1/workplace')).body).toEqual(named.body);
    expect((await ben('PATCH', '/api/v1/workplace', { name: 'B' })).status).toBe(403);
  });

  test('units are renamed, moved and removed by administrators', async () => {
    const { ada, ben } = await openTestApi();
    await ada('POST', '/api/v1/units', { handle: 'works', title: 'Works' });
    await ada('POST', '/api/v1/units', { handle: 'shed', title: 'Shed', parent: 'works' });
    const renamed = await ada('PATCH', '/api/v1/units/shed', { title: 'Toolshed' });
    expect(renamed.body).toMatchObject({ title: 'Toolshed', parent: 'works' });
    expect((await ada('DELETE', '/api/v1/units/works')).body).toMatchObject({
      status: 409,
      reason: 'unitInUse',
    });
    const moved = await ada('PATCH', '/api/v1/units/shed', { parent: null });
    expect(moved.body).toMatchObject({ title: 'Toolshed', parent: null });
    expect((await ben('DELETE', '/api/v1/units/works')).status).toBe(403);
    expect((await ada('DELETE', '/api/v1/units/works')).status).toBe(204);
    expect((await ada('GET', '/api/v1/units/works')).status).toBe(404);
  });

  test('one changes of oneself what one names, and nothing else', async () => {
    const { ada, reader } = await openTestApi();
    await ada('POST', '/api/v1/units', { handle: 'works', title: 'Works' });
    await ada('PATCH', '/api/v1/me', { title: 'Keeper', units: ['works'] });
    const me = (await ada('PATCH', '/api/v1/me', { about: 'Keeps.' })).body;
    expect(me).toMatchObject({
      handle: 'ada',
      title: 'Keeper',
      about: 'Keeps.',
      website: 'https://ada.example.org/',
      units: [{ handle: 'works', title: 'Works' }],
      scope: 'admin',
    });
    expect((await ada('GET', '/api/v1/me')).body).toEqual(me);
    expect((await reader('GET', '/api/v1/me')).body.scope).toBe('read');
    expect((await reader('PATCH', '/api/v1/me', { title: 'X' })).status).toBe(403);
  });

  test('units are a tree that members read', async () => {
    const { ada, ben, stranger } = await openTestApi();
    await ada('POST', '/api/v1/units', { handle: 'works', title: 'Works' });
    const shed = await ada('POST', '/api/v1/units', {
      handle: 'shed',
      title: 'Shed',
      parent: 'works',
    });
    expect(shed).toMatchObject({ status: 201, body: { parent: 'works', people: 0 } });
    expect((await ben('GET', '/api/v1/units/shed')).body).toEqual(shed.body);
    expect((await ben('GET', '/api/v1/units')).body.items).toHaveLength(2);
    expect((await stranger('GET', '/api/v1/units')).body.items).toEqual([]);
  });

  test('search finds entries and comments by their words', async () => {
    const { ada } = await openTestApi();
    const entry = await createEntry(ada, { title: 'Gutters', body: 'A leaking gutter.' });
    const path = `/api/v1/entries/${entry.id}/comments`;
    const comment = await ada('POST', path, { body: 'The gutter is fine.' });
    const { items, next } = (await ada('GET', '/api/v1/search?q=gutter')).body;
    expect(next).toBeNull();
    expect(items.map((one: { url: string }) => one.url)).toEqual([entry.url, comment.body.url]);
    expect(items[1]).toMatchObject({ type: 'comment', entry: entry.id, space: 'yard' });
    expect(items[1].passage).toContain('<mark>gutter</mark>');
    const first = (await ada('GET', '/api/v1/search?q=gutter&limit=1')).body;
    const second = await ada('GET', `/api/v1/search?q=gutter&limit=1&after=${first.next}`);
    expect([...first.items, ...second.body.items]).toEqual(items);
    expect((await ada('GET', '/api/v1/search')).body.errors).toMatchObject([{ field: 'q' }]);
  });

  test('a token is shown once, works, and ends when it is told to', async () => {
    const { ben, house } = await openTestApi();
    const made = await ben('POST', '/api/v1/tokens', { label: 'Printer', scope: 'read' });
    expect(made).toMatchObject({ status: 201, body: { label: 'Printer', scope: 'read' } });
    const { items } = (await ben('GET', '/api/v1/tokens')).body;
    expect(JSON.stringify(items)).not.toContain(made.body.token);
    const headers = { Authorization: `Bearer ${made.body.token}` };
    expect((await house.request('/api/v1/me', { headers })).status).toBe(200);
    expect((await ben('DELETE', `/api/v1/tokens/${made.body.id}`)).status).toBe(204);
    expect((await house.request('/api/v1/me', { headers })).status).toBe(401);
    expect((await ben('POST', '/api/v1/tokens', { scope: 'admin' })).status).toBe(403);
  });
});
