import { describe, expect, test } from 'vitest';
import { feedHouse } from '../../test/feeds.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
} from '../../workplace/comments/index.ts';
import { editEntry, withdrawEntry } from '../../workplace/entries/index.ts';
import { changeProfile } from '../../workplace/people/index.ts';

async function setUpFollowedFeed() {
  const house = await feedHouse();
  const { context, ada, ben, get } = house;
  const { id } = await house.entry(ada, 'porch');
  const comment = (await addComment(context, ben, id, { body: 'Drip.' })).id;
  const etag = async (path: string) => (await get(path)).headers.get('etag') ?? '';
  return { ...house, id, comment, path: `/entries/${id}/comments.atom`, etag };
}

const changes = {
  'somebody comments': ({ context, ada, id }: FollowedFeed) =>
    addComment(context, ada, id, { body: 'Drop.' }),
  'a comment is edited': ({ context, ben, comment }: FollowedFeed) =>
    editComment(context, ben, comment, { body: 'Drop.' }),
  'a comment is deleted': ({ context, ben, comment }: FollowedFeed) =>
    deleteComment(context, ben, comment),
  'the entry is renamed': ({ context, ada, id }: FollowedFeed) =>
    editEntry(context, ada, id, { title: 'Snow' }),
  'the entry is withdrawn': ({ context, ada, id }: FollowedFeed) => withdrawEntry(context, ada, id),
  'the conversation is closed': ({ context, ada, id }: FollowedFeed) =>
    closeConversation(context, ada, id, {}),
  'its author takes another name': ({ context, ben }: FollowedFeed) =>
    changeProfile(context, ben, { name: 'Benjamin Oduya' }),
};
type FollowedFeed = Awaited<ReturnType<typeof setUpFollowedFeed>>;

describe('asking again for a feed', () => {
  test.each(Object.entries(changes))('tells of it when %s', async (_, change) => {
    const house = await setUpFollowedFeed();
    const paths = [house.path, '/spaces/porch/entries.atom', '/spaces/porch/comments.json'];
    const before = await Promise.all(paths.map(house.etag));
    await change(house);
    for (const [i, path] of paths.entries()) {
      const again = await house.get(path, { 'if-none-match': before[i]! });
      expect([path, again.status]).toEqual([path, 200]);
    }
  });

  test('tells of an entry that lies in an archive and was withdrawn, to whoever sees it, for a month', async () => {
    const { context, ada, get, entry, at } = await feedHouse();
    const etag = async (path: string) => (await get(path)).headers.get('etag') ?? '';
    const { id } = await entry(ada, 'porch');
    const hidden = await entry(ada, 'attic');
    for (let i = 0; i < 100; i += 1) await entry(ada, 'porch');
    const paths = ['/spaces/porch/entries.atom', '/people/ada/entries.atom', '/entries.atom'];
    const before = await Promise.all(paths.map(etag));
    at('2026-05-01T09:00:00Z');
    await withdrawEntry(context, ada, id);
    await withdrawEntry(context, ada, hidden.id);
    at('2026-05-02T09:00:00Z');
    for (const [i, path] of paths.entries()) {
      const response = await get(path, { 'if-none-match': before[i]! });
      expect([path, response.status]).toEqual([path, 200]);
      const changed = response.headers.get('last-modified');
      expect(changed).toMatch(/^Fri, 01 May 2026 09:00/);
      const text = await response.text();
      expect(text.split(`at:deleted-entry ref="urn:uuid:${id}"`)).toHaveLength(2);
      expect(text).not.toContain(hidden.id);
      const again = await get(path, { 'if-none-match': await etag(path) });
      expect(again.status).toBe(304);
    }
    at('2026-06-02T09:00:00Z');
    for (const path of paths) expect(await (await get(path)).text()).not.toContain(id);
  });

  test('costs nothing while nothing has changed', async () => {
    const { get, path, etag } = await setUpFollowedFeed();
    const known = await etag(path);
    expect(known).toMatch(/^W\/"[\w-]+"$/);
    for (const header of [known, known.slice(2), `"x", ${known}`, '*']) {
      const again = await get(path, { 'if-none-match': header });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(known);
    }
  });

  test('goes by the time where that is all the reader has', async () => {
    const { get, path, context, ada, id } = await setUpFollowedFeed();
    const modified = (await get(path)).headers.get('last-modified') ?? '';
    expect((await get(path, { 'if-modified-since': modified })).status).toBe(304);
    const both = { 'if-modified-since': modified, 'if-none-match': '"other"' };
    expect((await get(path, both)).status).toBe(200);
    expect((await get(path, { 'if-modified-since': 'rain' })).status).toBe(200);
    await addComment(context, ada, id, { body: 'Drop.' });
    expect((await get(path, { 'if-modified-since': modified })).status).toBe(200);
  });

  test('tells by the time, too, of an entry that was withdrawn', async () => {
    const { get, path, context, ada, id } = await setUpFollowedFeed();
    const paths = [path, '/spaces/porch/entries.atom'];
    const modified = async (of: string) => (await get(of)).headers.get('last-modified') ?? '';
    const before = await Promise.all(paths.map(modified));
    await withdrawEntry(context, ada, id);
    for (const [i, of] of paths.entries())
      expect((await get(of, { 'if-modified-since': before[i]! })).status).toBe(200);
  });

  test('names no time while the second is not over', async () => {
    const { get, path, context, ada, id } = await setUpFollowedFeed();
    const hurried = { ...context, now: () => new Date('2030-01-01T00:00:00.300Z') };
    await addComment(hurried, ada, id, { body: 'Drop.' });
    context.now = () => new Date('2030-01-01T00:00:00.900Z');
    expect((await get(path)).headers.get('last-modified')).toBeNull();
    context.now = () => new Date('2030-01-01T00:00:01.000Z');
    const later = (await get(path)).headers.get('last-modified');
    expect(later).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
  });

  test('can be done by its head alone', async () => {
    const { doors, path, etag } = await setUpFollowedFeed();
    const head = await doors.request(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('etag')).toBe(await etag(path));
  });

  test('is left to shared caches only where the whole world reads', async () => {
    const { get, path, feedToken, gus } = await setUpFollowedFeed();
    const open = (await get(path)).headers;
    expect(open.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    expect(open.get('vary')).toBe('Authorization, Cookie');
    const { token } = await feedToken(gus);
    const own = (await get(`${path}?token=${token}`)).headers;
    expect(own.get('cache-control')).toMatch(/^private/);
    expect(own.get('vary')).toBe('Authorization, Cookie');
  });
});
