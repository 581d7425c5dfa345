import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { Viewer } from '../access/index.ts';
import { editEntry, publishEntry, withdrawEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { beginning, loadModel } from './engine/sentence-model.ts';
import { takeTurns } from './engine/turns.ts';
import { type Finder, findPriorArt } from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  await write(house.workplace, 'Stop shellfish growing on floats');
  await write(house.workplace, 'A recipe for rye bread');
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database, {
    sentences: true,
  }));
});
afterAll(async () => {
  await finder.close();
  await house.close();
});

const write = (into: Workplace, title: string, space = 'yard') =>
  publishEntry(into, cast.ada, { space, title });

/** Asked twice, since the first answer may come before the model knows what the question says. */
async function related(viewer: Viewer, title: string) {
  await finder.settled();
  await vi.waitUntil(() => finder.directionOf(beginning(title, '', 24)), { timeout: 10_000 });
  return findPriorArt(workplace, viewer, { title, limit: 50 });
}

const kept = () =>
  house.connection.db
    .selectFrom('sentences')
    .innerJoin('entries', 'entries.id', 'sentences.entry_id')
    .select(['entries.title', 'sentences.revision', 'sentences.direction'])
    .execute();

describe('sentences', () => {
  test('find what was written before, for members and guests, though no word is the same', async () => {
    await write(workplace, 'The porch is being painted', 'porch');
    await write(workplace, 'How to feed a sourdough starter', 'porch');
    const [first] = await related(cast.ben, 'Keeping mussels off a buoy');
    expect(first).toMatchObject({ title: 'Stop shellfish growing on floats' });
    const [forGuest] = await related(cast.gus, 'Growing yeast for a loaf');
    expect(forGuest).toMatchObject({ title: 'How to feed a sourdough starter' });
  });

  test('are known anew when the words change', async () => {
    const { id } = await write(workplace, 'A list of telephone numbers');
    await finder.settled();
    const before = (await kept()).find(({ title }) => title.startsWith('A list'))!;
    await editEntry(workplace, cast.ada, id, { title: 'How to repair a flat bicycle tyre' });
    expect((await related(cast.ben, 'Mending punctured wheels'))[0]).toMatchObject({ id });
    const after = (await kept()).find(({ title }) => title.startsWith('How to repair'))!;
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.direction).not.toEqual(before.direction);
  });

  test('of a closed space are compared for those who see it alone', async () => {
    const title = 'Raising the wages of the crew';
    const before = await related(cast.cleo, title);
    await write(workplace, 'Sailors will be paid more', 'attic');
    expect((await related(cast.ben, title))[0]).toMatchObject({
      title: 'Sailors will be paid more',
    });
    expect(await related(cast.cleo, title)).toEqual(before);
  });

  test('are gone with their entry', async () => {
    const { id } = await write(workplace, 'Gone tomorrow');
    await finder.settled();
    expect((await kept()).map(({ title }) => title)).toContain('Gone tomorrow');
    await house.connection.db.deleteFrom('entries').where('id', '=', id).execute();
    expect((await kept()).map(({ title }) => title)).not.toContain('Gone tomorrow');
  });

  test('are gone with the words that are withdrawn, and are not made of nothing', async () => {
    const { id } = await write(workplace, 'The skipper has a cold');
    expect((await related(cast.ben, 'Our captain is ill'))[0]).toMatchObject({ id });
    const before = (await kept()).length;
    await withdrawEntry(workplace, cast.ada, id);
    expect(await kept()).toHaveLength(before - 1);
    const now = await related(cast.ben, 'Our captain is ill');
    expect(now.map((work) => work.id)).not.toContain(id);
    expect(await kept()).toHaveLength(before - 1);
  });

  test('are neither known nor kept where nobody asked for them', async () => {
    const other = await openWorkplace();
    onTestFinished(other.close);
    const { ada } = await settle(other.workplace);
    const plain = await withFinder(other.workplace, other.connection.database);
    await publishEntry(plain.workplace, ada, { space: 'yard', title: 'Rye' });
    await plain.finder.settled();
    expect(await plain.finder.directionOf('Rye.')).toBeNull();
    expect(await other.connection.db.selectFrom('sentences').selectAll().execute()).toEqual([]);
    await plain.finder.close();
  });
});

describe('the model', () => {
  test('reads one text at a time, the newest question first', async () => {
    const read: string[] = [];
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const turns = takeTurns(async (text) => {
      read.push(text);
      await held;
      return new Int8Array(1);
    });
    const all = ['first', 'second'].map(turns.entry);
    all.push(...['older', 'newer'].map(turns.question));
    expect(read).toEqual(['first']);
    free();
    await Promise.all(all);
    expect(read).toEqual(['first', 'newer', 'older', 'second']);
  });

  test('asks no host for anything, and knows what to do with nothing', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('fetched'));
    onTestFinished(() => fetched.mockRestore());
    const embed = await loadModel();
    expect((await embed('')).every((value) => value === 0)).toBe(true);
    const something = await embed('A tide gauge');
    expect(something.some((value) => value === 127 || value === -127)).toBe(true);
    expect(fetched).not.toHaveBeenCalled();
  });
});
