import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { Viewer } from '../access/index.ts';
import { addComment, closeConversation, deleteComment, editComment } from '../comments/index.ts';
import { editEntry, publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { listSubject } from '../library/index.ts';
import { changeSpace } from '../spaces/index.ts';
import { findPriorArt, listSubjects, type SearchIndex, search } from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database));
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});

async function searchTitles(viewer: Viewer, q: string): Promise<string[]> {
  await searchIndex.whenIdle();
  return (await search(context, viewer, { q })).items.map((found) => found.title);
}

async function findRelatedTitles(viewer: Viewer, title: string): Promise<string[]> {
  await searchIndex.whenIdle();
  return (await findPriorArt(context, viewer, { title, limit: 50 })).map((work) => work.title);
}

function publish(title: string, body = '', space = 'yard') {
  return publishEntry(context, cast.ada, { space, title, body });
}

describe('what is written is found', () => {
  test('at once, as it reads now, until it is gone', async () => {
    const { id } = await publish('The kneading trough', 'It leaks.');
    expect(await searchTitles(cast.ben, 'kneading')).toEqual(['The kneading trough']);
    const comment = await addComment(context, cast.ben, id, { body: 'Caulk it with tallow.' });
    expect(await searchTitles(cast.cleo, 'tallow')).toEqual(['The kneading trough']);
    await editComment(context, cast.ben, comment.id, { body: 'Caulk it with beeswax.' });
    expect(await searchTitles(cast.cleo, 'tallow')).toEqual([]);
    expect(await searchTitles(cast.cleo, 'beeswax')).toEqual(['The kneading trough']);
    await deleteComment(context, cast.ben, comment.id);
    expect(await searchTitles(cast.cleo, 'beeswax')).toEqual([]);
    await editEntry(context, cast.ada, id, { body: 'It is mended.' });
    expect(await searchTitles(cast.cleo, 'mended kneading')).toEqual(['The kneading trough']);
    await closeConversation(context, cast.ada, id, { outcome: 'Resin did it.' });
    expect(await searchTitles(cast.cleo, 'resin has:outcome')).toEqual(['The kneading trough']);
  });

  test('by a word spelt almost alike, and by some of the words where none has all', async () => {
    await publish('Proofing baskets');
    await searchIndex.whenIdle();
    const { items, isRespelled } = await search(context, cast.ben, { q: 'baskest' });
    expect(items.map(({ title }) => title)).toEqual(['Proofing baskets']);
    expect(isRespelled).toBe(true);
    const some = await search(context, cast.ben, { q: 'proofing zeppelin' });
    expect(some).toMatchObject({ isPartial: true, items: [{ title: 'Proofing baskets' }] });
  });

  test('narrowed to its author, its time, a phrase, a tag', async () => {
    const { id } = await publish('Sieves', 'A sieve of silk is finer than one of wire.');
    await addComment(context, cast.ben, id, { body: 'Mine is a sieve of horsehair.' });
    await publishEntry(context, cast.cleo, {
      space: 'yard',
      title: 'Other sieves',
      tags: ['mesh'],
    });
    const found = async (q: string) => {
      await searchIndex.whenIdle();
      const { items } = await search(context, cast.ada, { q });
      return items.map(({ type, author }) => `${type} by ${author.handle}`);
    };
    expect(await found('sieve author:ben')).toEqual(['comment by ben']);
    expect(await found('"sieve of silk"')).toEqual(['entry by ada']);
    expect(await found('sieve tag:mesh')).toEqual(['entry by cleo']);
    expect(await found('sieve -silk author:ada')).toEqual([]);
    expect(await found('sieve before:2026-01')).toEqual([]);
    expect((await found('sieve since:2026-01')).length).toBe(3);
    expect(await found('author:cleo')).toEqual(['entry by cleo']);
  });
});

describe('prior art', () => {
  test('is what others wrote about the same thing, and where, and why', async () => {
    const { id } = await publish('Why the sourdough starter dies in winter', 'The cellar is cold.');
    await addComment(context, cast.ben, id, {
      body: 'A hay box beside the chimney keeps a sourdough starter alive in winter.',
    });
    await searchIndex.whenIdle();
    const title = 'Keeping a sourdough starter alive in winter by the chimney';
    const [first] = await findPriorArt(context, cast.cleo, { title });
    expect(first).toMatchObject({ id, passageAuthor: 'Ben Oduya', isCloseMatch: true });
    expect(first!.passage).toContain('<mark>sourdough</mark>');
    expect(first!.why.words).toContain('sourdough');
  });

  test('is never the entry that is being changed', async () => {
    const { id } = await publish('Banneton liners of linen');
    await searchIndex.whenIdle();
    const found = await findPriorArt(context, cast.ada, { title: 'Banneton liners', except: id });
    expect(found.map((work) => work.id)).not.toContain(id);
  });

  test('asks for something to go by', async () => {
    expect(await findPriorArt(context, cast.ada, { title: 'the of and' })).toEqual([]);
    await expect(findPriorArt(context, cast.ada, { title: 7 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('shows nothing of a closed space, and is the same as if that had never been', async () => {
    const title = 'Peel handles of ash wood';
    const before = await findPriorArt(context, cast.cleo, { title, limit: 50 });
    await publish('Peel handles of ash wood, the secret supplier', 'Ash from the valley.', 'attic');
    await searchIndex.whenIdle();
    expect(await findPriorArt(context, cast.cleo, { title, limit: 50 })).toEqual(before);
    expect(await findRelatedTitles(cast.ben, title)).toContain(
      'Peel handles of ash wood, the secret supplier',
    );
    expect(await searchTitles(cast.cleo, 'secret supplier')).toEqual([]);
  });

  test('goes with the space that is closed', async () => {
    await publish('Flue dampers for the porch oven', '', 'porch');
    expect(await findRelatedTitles(cast.cleo, 'Flue dampers')).toContain(
      'Flue dampers for the porch oven',
    );
    await changeSpace(context, cast.ada, 'porch', { audience: 'closed' });
    expect(await findRelatedTitles(cast.cleo, 'Flue dampers')).not.toContain(
      'Flue dampers for the porch oven',
    );
    await changeSpace(context, cast.ada, 'porch', { audience: 'public' });
  });
});

describe('what was learnt', () => {
  const learntFrom = async () => {
    await searchIndex.whenIdle();
    const { id, spaces } = await context.db
      .selectFrom('meanings')
      .select(['id', 'spaces'])
      .executeTakeFirstOrThrow();
    return { id, spaces: spaces.length };
  };

  test('stays when a space has another title, and is learnt anew without one that is closed', async () => {
    for (let n = 0; n < 40; n += 1) await publish(`Loaf ${n}`, `A crust of rye and salt ${n % 7}.`);
    await publish('A loaf of the porch', 'Rye and salt.', 'porch');
    await searchIndex.rebuild();
    const before = await learntFrom();
    expect(before.spaces).toBe(2);
    await changeSpace(context, cast.ada, 'porch', { title: 'The wide porch' });
    expect(await learntFrom()).toEqual(before);
    await changeSpace(context, cast.ada, 'porch', { audience: 'closed' });
    expect((await learntFrom()).spaces).toBe(1);
    await changeSpace(context, cast.ada, 'porch', { audience: 'public' });
  });
});

describe('subjects', () => {
  const boats = ['rope', 'sails', 'pier', 'tides'];
  const boat = (n: number, space = 'yard') =>
    publish(
      `Mending ${boats[n % 4]} of boat ${n}`,
      boats.filter((_, i) => i !== n % 3).join(' '),
      space,
    );
  const seenBy = async (viewer: Viewer) => {
    await searchIndex.whenIdle();
    const subjects = await listSubjects(context, viewer);
    return subjects.find(({ words }) => words.some((word) => boats.includes(word)));
  };

  test('emerge from what is written, and lead each member to the works that they see', async () => {
    for (let n = 0; n < 30; n += 1) await boat(n);
    await searchIndex.rebuild();
    const before = (await seenBy(cast.cleo))!;
    const { id } = await boat(30, 'attic');
    expect((await seenBy(cast.cleo))!.entryCount).toBe(before.entryCount);
    expect((await seenBy(cast.ben))!.entryCount).toBe(before.entryCount + 1);
    const worksFor = async (viewer: Viewer) =>
      (await listSubject(context, viewer, before.name, { limit: 100 })).items.map((one) => one.id);
    expect(await worksFor(cast.ben)).toContain(id);
    expect(await worksFor(cast.cleo)).toHaveLength(before.entryCount);
    expect(await worksFor(cast.cleo)).not.toContain(id);
    expect(await listSubjects(context, cast.gus)).toEqual([]);
    expect(await worksFor(cast.gus)).toEqual([]);
  });

  test('that are gone lead to nothing', async () => {
    expect((await listSubject(context, cast.ada, 'no-such')).items).toEqual([]);
  });
});

describe('an index that is started anew', () => {
  test('knows everything that was written before', async () => {
    await publish('Lame blades');
    const other = await withSearchIndex(app.context, app.connection.database);
    try {
      const { items } = await search(other.context, cast.ben, { q: 'lame blades' });
      expect(items.map(({ title }) => title)).toEqual(['Lame blades']);
      await other.searchIndex.rebuild();
      const found = await findPriorArt(other.context, cast.ben, { title: 'Lame blades' });
      expect(found[0]!.title).toBe('Lame blades');
    } finally {
      await other.searchIndex.close();
    }
  });
});
