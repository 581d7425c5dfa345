import { parseOpml } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { tokenFor } from '../../test/cast.ts';
import { elementsOf, feedHouse, fill, testOrigin } from '../../test/feeds.ts';
import { operator } from '../../workplace/access/index.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { deactivatePerson } from '../../workplace/people/index.ts';
import { removeMember } from '../../workplace/spaces/index.ts';
import { revokeToken } from '../../workplace/tokens/index.ts';

async function setUpClosedSpace() {
  const house = await feedHouse();
  const { context, ada, ben } = house;
  const { id } = await house.entry(ada, 'attic', 'A secret');
  await addComment(context, ben, id, { body: 'Whisper.' });
  const paths = [`/entries/${id}/comments`, '/spaces/attic/entries', '/spaces/attic/comments'];
  const hidden = paths.flatMap((path) => [`${path}.atom`, `${path}.json`]);
  const tokens = { ben: await house.feedToken(ben), cleo: await house.feedToken(house.cleo) };
  return { ...house, id, hidden, tokens };
}

describe('the feeds of a closed space', () => {
  test('are not there for anybody outside, just as what does not exist', async () => {
    const { get, hidden, tokens } = await setUpClosedSpace();
    const missing = '/entries/00000000-0000-7000-8000-000000000000/comments.atom';
    const nothing = await (await get(missing)).text();
    for (const path of [
      ...hidden,
      missing,
      '/spaces/nowhere/entries.atom',
      '/entries/x/comments.json',
    ]) {
      for (const query of ['', `?token=${tokens.cleo.token}`]) {
        const response = await get(path + query);
        expect([path, response.status]).toEqual([path, 404]);
        expect(await response.text()).toBe(nothing);
        expect(response.headers.get('etag')).toBeNull();
      }
    }
  });

  test('open to its members by the token in their address, or by a bearer token', async () => {
    const { context, get, hidden, tokens } = await setUpClosedSpace();
    const bearer = { authorization: `Bearer ${await tokenFor(context, 'ben', 'read')}` };
    for (const path of hidden) {
      expect((await get(`${path}?token=${tokens.ben.token}`)).status).toBe(200);
      expect((await get(path, bearer)).status).toBe(200);
    }
  });

  test('end for a member who is shown out, whatever they have kept', async () => {
    const { context, ada, get, hidden, tokens } = await setUpClosedSpace();
    const path = `${hidden[0]}?token=${tokens.ben.token}`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    await removeMember(context, ada, 'attic', 'ben');
    expect((await get(path, { 'if-none-match': etag })).status).toBe(404);
  });

  test('leave no trace in the feeds of everything and of their authors', async () => {
    const { get, json, entry, ada, tokens } = await setUpClosedSpace();
    const { id } = await entry(ada, 'yard', 'Known to members');
    await entry(ada, 'porch', 'Known to the world');
    const titles = async (path: string) => (await json(path)).items?.map(({ title }) => title);
    for (const path of ['/entries.json', '/people/ada/entries.json']) {
      const cleo = await titles(`${path}?token=${tokens.cleo.token}`);
      expect(cleo).toEqual(['Known to the world', 'Known to members']);
      expect(await titles(path)).toEqual(['Known to the world']);
      expect(await titles(`${path}?token=${tokens.ben.token}`)).toContain('A secret');
    }
    expect((await get(`/entries/${id}/comments.atom`)).status).toBe(404);
    // Nobody outside has read anything by Cleo, so she is not known there.
    expect((await get('/people/cleo/entries.atom')).status).toBe(404);
  });
});

describe('a private feed', () => {
  test('keeps its token in the addresses to come back by, and in no other', async () => {
    const house = await setUpClosedSpace();
    const { id, get, tokens } = house;
    await fill(house, id, 120);
    const first = await (
      await get(`/entries/${id}/comments.atom?token=${tokens.ben.token}`)
    ).text();
    const older = findHrefs(first, 'prev-archive')[0]!.replace(testOrigin, '');
    for (const xml of [first, await (await get(older)).text()]) {
      for (const { attributes } of elementsOf(xml).filter(({ name }) => name === 'link')) {
        const kept = attributes.href!.includes(tokens.ben.token);
        expect([attributes.rel, kept]).toEqual([attributes.rel, attributes.rel !== 'alternate']);
      }
      const uses = xml.split(tokens.ben.token).length - 1;
      expect(uses).toBe(elementsOf(xml).filter(isNavigationLink).length);
    }
    const entries = await (
      await get(`/spaces/attic/entries.atom?token=${tokens.ben.token}`)
    ).text();
    expect(findHrefs(entries, 'replies')).toEqual([`${testOrigin}/entries/${id}/comments.atom`]);
  });

  test('is refused when its token holds no longer, rather than cut down to what is public', async () => {
    const { context, ben, entry, get, tokens } = await setUpClosedSpace();
    await entry(ben, 'porch');
    await revokeToken(context, ben, tokens.ben.id);
    const bad = [tokens.ben.token, 'cpf_unknown', '', await tokenFor(context, 'cleo')];
    for (const path of ['/entries.atom', '/spaces/porch/entries.json', '/feeds.opml']) {
      for (const token of bad) expect((await get(`${path}?token=${token}`)).status).toBe(401);
    }
  });

  test('opens nothing but feeds', async () => {
    const { doors, tokens } = await setUpClosedSpace();
    doors.get('/*', (c) => c.json({ via: c.get('via') }));
    for (const path of ['/api/openapi.json', '/entries/x/y.json', '/inbox', '/settings']) {
      const response = await doors.request(`${path}?token=${tokens.ben.token}`);
      expect([path, await response.json()]).toEqual([path, { via: 'none' }]);
    }
  });

  test('ends with its reader’s leaving; their words stay in the feeds of others', async () => {
    const { context, id, get, json, tokens } = await setUpClosedSpace();
    const kept = await tokenFor(context, 'ada', 'read');
    await deactivatePerson(context, operator, 'ben');
    const path = `/entries/${id}/comments.json`;
    expect((await get(`${path}?token=${tokens.ben.token}`)).status).toBe(401);
    const feed = await (await get(path, { authorization: `Bearer ${kept}` })).json();
    expect(feed.items).toMatchObject([{ authors: [{ name: 'Ben Oduya' }] }]);
    const theirs = await json(`/people/ben/entries.json?token=${tokens.cleo.token}`);
    expect(theirs.title).toBe('Ben Oduya');
  });
});

test('one’s spaces can be taken into a reader as a list', async () => {
  const { get, tokens } = await setUpClosedSpace();
  const response = await get(`/feeds.opml?token=${tokens.ben.token}`);
  const { body } = parseOpml(await response.text());
  expect(body?.outlines?.map(({ text, xmlUrl }) => [text, xmlUrl])).toEqual([
    ['The attic', `${testOrigin}/spaces/attic/entries.atom?token=${tokens.ben.token}`],
    [
      'Comments in “The attic”',
      `${testOrigin}/spaces/attic/comments.atom?token=${tokens.ben.token}`,
    ],
  ]);
  const world = parseOpml(await (await get('/feeds.opml')).text()).body?.outlines;
  expect(world?.map(({ htmlUrl }) => htmlUrl)).toContain(`${testOrigin}/spaces/porch`);
  expect(JSON.stringify(world)).not.toMatch(/attic|yard/);
});

const navigationRels = [
  'self',
  'current',
  'prev-archive',
  'next-archive',
  'first',
  'previous',
  'next',
];

function isNavigationLink({
  name,
  attributes,
}: {
  name: string;
  attributes: Record<string, string>;
}) {
  return name === 'link' && navigationRels.includes(attributes.rel ?? '');
}

function findHrefs(xml: string, rel: string): string[] {
  const links = elementsOf(xml).filter(({ attributes }) => attributes.rel === rel);
  return links.map(({ attributes }) => attributes.href!);
}
