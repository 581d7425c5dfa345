import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { Viewer } from '../access/index.ts';
import { editEntry, publishEntry, withdrawEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { makeModelQueue } from './index/model-queue.ts';
import { extractOpening, loadSentenceModel } from './index/sentence-model.ts';
import { findPriorArt, type SearchIndex } from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  await publish(app.context, 'Stop shellfish growing on floats');
  await publish(app.context, 'A recipe for rye bread');
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database, {
    sentences: true,
  }));
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});

const publish = (into: CommandContext, title: string, space = 'yard') =>
  publishEntry(into, cast.ada, { space, title });

/** Asked twice, since the first answer may come before the model knows what the question says. */
async function findRelated(viewer: Viewer, title: string) {
  await searchIndex.whenIdle();
  await vi.waitUntil(() => searchIndex.embed(extractOpening(title, '', 24)), { timeout: 10_000 });
  return findPriorArt(context, viewer, { title, limit: 50 });
}

const listEmbeddings = () =>
  app.connection.db
    .selectFrom('sentences')
    .innerJoin('entries', 'entries.id', 'sentences.entry_id')
    .select(['entries.title', 'sentences.revision', 'sentences.direction'])
    .execute();

describe('sentences', () => {
  test('find what was written before, for members and guests, though no word is the same', async () => {
    await publish(context, 'The porch is being painted', 'porch');
    await publish(context, 'How to feed a sourdough starter', 'porch');
    const [first] = await findRelated(cast.ben, 'Keeping mussels off a buoy');
    expect(first).toMatchObject({ title: 'Stop shellfish growing on floats' });
    const [forGuest] = await findRelated(cast.gus, 'Growing yeast for a loaf');
    expect(forGuest).toMatchObject({ title: 'How to feed a sourdough starter' });
  });

  test('are known anew when the words change', async () => {
    const { id } = await publish(context, 'A list of telephone numbers');
    await searchIndex.whenIdle();
    const before = (await listEmbeddings()).find(({ title }) => title.startsWith('A list'))!;
    await editEntry(context, cast.ada, id, { title: 'How to repair a flat bicycle tyre' });
    expect((await findRelated(cast.ben, 'Mending punctured wheels'))[0]).toMatchObject({ id });
    const after = (await listEmbeddings()).find(({ title }) => title.startsWith('How to repair'))!;
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.direction).not.toEqual(before.direction);
  });

  test('of a closed space are compared for those who see it alone', async () => {
    const title = 'Raising the wages of the crew';
    const before = await findRelated(cast.cleo, title);
    await publish(context, 'Sailors will be paid more', 'attic');
    expect((await findRelated(cast.ben, title))[0]).toMatchObject({
      title: 'Sailors will be paid more',
    });
    expect(await findRelated(cast.cleo, title)).toEqual(before);
  });

  test('are gone with their entry', async () => {
    const { id } = await publish(context, 'Gone tomorrow');
    await searchIndex.whenIdle();
    expect((await listEmbeddings()).map(({ title }) => title)).toContain('Gone tomorrow');
    await app.connection.db.deleteFrom('entries').where('id', '=', id).execute();
    expect((await listEmbeddings()).map(({ title }) => title)).not.toContain('Gone tomorrow');
  });

  test('are gone with the words that are withdrawn, and are not made of nothing', async () => {
    const { id } = await publish(context, 'The skipper has a cold');
    expect((await findRelated(cast.ben, 'Our captain is ill'))[0]).toMatchObject({ id });
    const before = (await listEmbeddings()).length;
    await withdrawEntry(context, cast.ada, id);
    expect(await listEmbeddings()).toHaveLength(before - 1);
    const now = await findRelated(cast.ben, 'Our captain is ill');
    expect(now.map((work) => work.id)).not.toContain(id);
    expect(await listEmbeddings()).toHaveLength(before - 1);
  });

  test('are neither known nor kept where nobody asked for them', async () => {
    const other = await openTestApp();
    onTestFinished(other.close);
    const { ada } = await settle(other.context);
    const plain = await withSearchIndex(other.context, other.connection.database);
    await publishEntry(plain.context, ada, { space: 'yard', title: 'Rye' });
    await plain.searchIndex.whenIdle();
    expect(await plain.searchIndex.embed('Rye.')).toBeNull();
    expect(await other.connection.db.selectFrom('sentences').selectAll().execute()).toEqual([]);
    await plain.searchIndex.close();
  });
});

describe('the model', () => {
  test('reads one text at a time, the newest question first', async () => {
    const read: string[] = [];
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const turns = makeModelQueue(async (text) => {
      read.push(text);
      await held;
      return new Int8Array(1);
    });
    const all = ['first', 'second'].map(turns.embedEntry);
    all.push(...['older', 'newer'].map(turns.embedQuestion));
    expect(read).toEqual(['first']);
    free();
    await Promise.all(all);
    expect(read).toEqual(['first', 'newer', 'older', 'second']);
  });

  test('asks no host for anything, and knows what to do with nothing', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('fetched'));
    onTestFinished(() => fetched.mockRestore());
    const embed = await loadSentenceModel();
    expect((await embed('')).every((value) => value === 0)).toBe(true);
    const something = await embed('A tide gauge');
    expect(something.some((value) => value === 127 || value === -127)).toBe(true);
    expect(fetched).not.toHaveBeenCalled();
  });
});
