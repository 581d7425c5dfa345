import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { Viewer } from '../access/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
} from '../conversation/index.ts';
import { editEntry, publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { listSubject } from '../library/index.ts';
import { changeSpace } from '../spaces/index.ts';
import { type Finder, findPriorArt, listSubjects, search } from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database));
});
afterAll(async () => {
  await finder.close();
  await house.close();
});

async function titles(viewer: Viewer, q: string): Promise<string[]> {
  await finder.settled();
  return (await search(workplace, viewer, { q })).items.map((found) => found.title);
}

async function related(viewer: Viewer, title: string): Promise<string[]> {
  await finder.settled();
  return (await findPriorArt(workplace, viewer, { title, limit: 50 })).map((work) => work.title);
}

function write(title: string, body = '', space = 'yard') {
  return publishEntry(workplace, cast.ada, { space, title, body });
}

describe('what is written is found', () => {
  test('at once, as it reads now, until it is gone', async () => {
    const { id } = await write('The kneading trough', 'It leaks.');
    expect(await titles(cast.ben, 'kneading')).toEqual(['The kneading trough']);
    const comment = await addComment(workplace, cast.ben, id, { body: 'Caulk it with tallow.' });
    expect(await titles(cast.cleo, 'tallow')).toEqual(['The kneading trough']);
    await editComment(workplace, cast.ben, comment.id, { body: 'Caulk it with beeswax.' });
    expect(await titles(cast.cleo, 'tallow')).toEqual([]);
    expect(await titles(cast.cleo, 'beeswax')).toEqual(['The kneading trough']);
    await deleteComment(workplace, cast.ben, comment.id);
    expect(await titles(cast.cleo, 'beeswax')).toEqual([]);
    await editEntry(workplace, cast.ada, id, { body: 'It is mended.' });
    expect(await titles(cast.cleo, 'mended kneading')).toEqual(['The kneading trough']);
    await closeConversation(workplace, cast.ada, id, { outcome: 'Resin did it.' });
    expect(await titles(cast.cleo, 'resin has:outcome')).toEqual(['The kneading trough']);
  });

  test('by a word spelt almost alike, and by some of the words where none has all', async () => {
    await write('Proofing baskets');
    await finder.settled();
    const { items, respelt } = await search(workplace, cast.ben, { q: 'baskest' });
    expect(items.map(({ title }) => title)).toEqual(['Proofing baskets']);
    expect(respelt).toBe(true);
    const some = await search(workplace, cast.ben, { q: 'proofing zeppelin' });
    expect(some).toMatchObject({ partial: true, items: [{ title: 'Proofing baskets' }] });
  });

  test('narrowed to its author, its time, a phrase, a tag', async () => {
    const { id } = await write('Sieves', 'A sieve of silk is finer than one of wire.');
    await addComment(workplace, cast.ben, id, { body: 'Mine is a sieve of horsehair.' });
    await publishEntry(workplace, cast.cleo, {
      space: 'yard',
      title: 'Other sieves',
      tags: ['mesh'],
    });
    const found = async (q: string) => {
      await finder.settled();
      const { items } = await search(workplace, cast.ada, { q });
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
    const { id } = await write('Why the sourdough starter dies in winter', 'The cellar is cold.');
    await addComment(workplace, cast.ben, id, {
      body: 'A hay box beside the chimney keeps a sourdough starter alive in winter.',
    });
    await finder.settled();
    const title = 'Keeping a sourdough starter alive in winter by the chimney';
    const [first] = await findPriorArt(workplace, cast.cleo, { title });
    expect(first).toMatchObject({ id, saidBy: 'Ben Oduya', close: true });
    expect(first!.passage).toContain('<mark>sourdough</mark>');
    expect(first!.why.words).toContain('sourdough');
  });

  test('is never the entry that is being changed', async () => {
    const { id } = await write('Banneton liners of linen');
    await finder.settled();
    const found = await findPriorArt(workplace, cast.ada, { title: 'Banneton liners', except: id });
    expect(found.map((work) => work.id)).not.toContain(id);
  });

  test('asks for something to go by', async () => {
    expect(await findPriorArt(workplace, cast.ada, { title: 'the of and' })).toEqual([]);
    await expect(findPriorArt(workplace, cast.ada, { title: 7 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('shows nothing of a closed space, and is the same as if that had never been', async () => {
    const title = 'Peel handles of ash wood';
    const before = await findPriorArt(workplace, cast.cleo, { title, limit: 50 });
    await write('Peel handles of ash wood, the secret supplier', 'Ash from the valley.', 'attic');
    await finder.settled();
    expect(await findPriorArt(workplace, cast.cleo, { title, limit: 50 })).toEqual(before);
    expect(await related(cast.ben, title)).toContain(
      'Peel handles of ash wood, the secret supplier',
    );
    expect(await titles(cast.cleo, 'secret supplier')).toEqual([]);
  });

  test('goes with the space that is closed', async () => {
    await write('Flue dampers for the porch oven', '', 'porch');
    expect(await related(cast.cleo, 'Flue dampers')).toContain('Flue dampers for the porch oven');
    await changeSpace(workplace, cast.ada, 'porch', { audience: 'closed' });
    expect(await related(cast.cleo, 'Flue dampers')).not.toContain(
      'Flue dampers for the porch oven',
    );
    await changeSpace(workplace, cast.ada, 'porch', { audience: 'public' });
  });
});

describe('what was learnt', () => {
  const learntFrom = async () => {
    await finder.settled();
    const { id, spaces } = await workplace.db
      .selectFrom('meanings')
      .select(['id', 'spaces'])
      .executeTakeFirstOrThrow();
    return { id, spaces: spaces.length };
  };

  test('stays when a space has another title, and is learnt anew without one that is closed', async () => {
    for (let n = 0; n < 40; n += 1) await write(`Loaf ${n}`, `A crust of rye and salt ${n % 7}.`);
    await write('A loaf of the porch', 'Rye and salt.', 'porch');
    await finder.renew();
    const before = await learntFrom();
    expect(before.spaces).toBe(2);
    await changeSpace(workplace, cast.ada, 'porch', { title: 'The wide porch' });
    expect(await learntFrom()).toEqual(before);
    await changeSpace(workplace, cast.ada, 'porch', { audience: 'closed' });
    expect((await learntFrom()).spaces).toBe(1);
    await changeSpace(workplace, cast.ada, 'porch', { audience: 'public' });
  });
});

describe('subjects', () => {
  const boats = ['rope', 'sails', 'pier', 'tides'];
  const boat = (n: number, space = 'yard') =>
    write(
      `Mending ${boats[n % 4]} of boat ${n}`,
      boats.filter((_, i) => i !== n % 3).join(' '),
      space,
    );
  const seenBy = async (viewer: Viewer) => {
    await finder.settled();
    const subjects = await listSubjects(workplace, viewer);
    return subjects.find(({ words }) => words.some((word) => boats.includes(word)));
  };

  test('emerge from what is written, and lead each member to the works that they see', async () => {
    for (let n = 0; n < 30; n += 1) await boat(n);
    await finder.renew();
    const before = (await seenBy(cast.cleo))!;
    const { id } = await boat(30, 'attic');
    expect((await seenBy(cast.cleo))!.entries).toBe(before.entries);
    expect((await seenBy(cast.ben))!.entries).toBe(before.entries + 1);
    const worksFor = async (viewer: Viewer) =>
      (await listSubject(workplace, viewer, before.name, { limit: 100 })).items.map(
        (one) => one.id,
      );
    expect(await worksFor(cast.ben)).toContain(id);
    expect(await worksFor(cast.cleo)).toHaveLength(before.entries);
    expect(await worksFor(cast.cleo)).not.toContain(id);
    expect(await listSubjects(workplace, cast.gus)).toEqual([]);
    expect(await worksFor(cast.gus)).toEqual([]);
  });

  test('that are gone lead to nothing', async () => {
    expect((await listSubject(workplace, cast.ada, 'no-such')).items).toEqual([]);
  });
});

describe('an index that is started anew', () => {
  test('knows everything that was written before', async () => {
    await write('Lame blades');
    const other = await withFinder(house.workplace, house.connection.database);
    try {
      const { items } = await search(other.workplace, cast.ben, { q: 'lame blades' });
      expect(items.map(({ title }) => title)).toEqual(['Lame blades']);
      await other.finder.renew();
      const found = await findPriorArt(other.workplace, cast.ben, { title: 'Lame blades' });
      expect(found[0]!.title).toBe('Lame blades');
    } finally {
      await other.finder.close();
    }
  });
});
