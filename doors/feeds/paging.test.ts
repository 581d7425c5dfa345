import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsOf, feedHouse, fill, testOrigin } from '../../test/feeds.ts';
import { runs } from '../../test/runs.ts';
import { deleteComment } from '../../workplace/comments/index.ts';
import { ARCHIVE_PAGE_SIZE, getNewestPageSize } from '../../workplace/feeds/feed-queries.ts';

type FeedApp = Awaited<ReturnType<typeof feedHouse>>;

interface FeedDocument {
  ids: string[];
  archive: boolean;
  links: Record<string, string>;
}

async function readDocument(house: FeedApp, path: string): Promise<FeedDocument> {
  const response = await house.get(path);
  expect(response.status).toBe(200);
  const elements = elementsOf(await response.text());
  // The first entry starts where the feed's own elements end.
  const start = elements.findIndex(({ name }) => name === 'entry');
  const head = start < 0 ? elements : elements.slice(0, start);
  const links = head.filter(({ name }) => name === 'link');
  const items = elements.filter(
    ({ name, text }, i) => name === 'id' && i > head.length && text.startsWith('urn:uuid:'),
  );
  return {
    ids: items.map(({ text }) => text.replace('urn:uuid:', '')),
    archive: head.some(({ name }) => name === 'fh:archive'),
    links: Object.fromEntries(links.map(({ attributes: { rel, href } }) => [rel, href])),
  };
}

/** From the subscription document back to the first archive. */
async function followArchives(house: FeedApp, path: string): Promise<FeedDocument[]> {
  const documents = [await readDocument(house, path)];
  for (let to = documents[0]!.links['prev-archive']; to; ) {
    const document = await readDocument(house, to.replace(testOrigin, ''));
    documents.push(document);
    to = document.links['prev-archive'];
  }
  return documents;
}

describe('following a feed back through its archives', () => {
  test('meets every comment exactly once, newest first, however many there are', async () => {
    const house = await feedHouse();
    const sizes = fc.oneof(fc.constantFrom(0, 1, 49, 50, 51, 99, 100, 101, 150), fc.nat(320));
    await fc.assert(
      fc.asyncProperty(sizes, async (count) => {
        const { id } = await house.entry(house.ada, 'porch');
        const written = await fill(house, id, count);
        const documents = await followArchives(house, `/entries/${id}/comments.atom`);
        expect(documents.flatMap(({ ids }) => ids)).toEqual(written.reverse());
        expect(documents.map(({ archive }) => archive).indexOf(true)).toBe(
          documents.length > 1 ? 1 : -1,
        );
        for (const { ids } of documents.slice(1)) expect(ids).toHaveLength(ARCHIVE_PAGE_SIZE);
      }),
      { numRuns: runs(0.2) },
    );
  });

  test('leads forward again the same way', async () => {
    const house = await feedHouse();
    const { id } = await house.entry(house.ada, 'porch');
    await fill(house, id, 230);
    const path = `/entries/${id}/comments.atom`;
    const documents = await followArchives(house, path);
    expect(documents.map(({ ids }) => ids.length)).toEqual([80, 50, 50, 50]);
    for (const [i, document] of documents.entries()) {
      if (i > 0) expect(document.links.current).toBe(testOrigin + path);
      const newer = i > 1 ? documents[i - 1]!.links.self : undefined;
      expect(document.links['next-archive']).toBe(newer);
    }
  });

  test('finds the archives as they were, whatever is added', async () => {
    const house = await feedHouse();
    const { id } = await house.entry(house.ada, 'porch');
    const path = `/entries/${id}/comments.atom`;
    await fill(house, id, 160);
    const before = (await followArchives(house, path)).slice(1);
    await fill(house, id, 75);
    const after = (await followArchives(house, path)).slice(1);
    const members = (documents: FeedDocument[]) =>
      documents.map(({ ids, links }) => [ids, links.self]);
    expect(members(after).slice(-before.length)).toEqual(members(before));
    expect(after).toHaveLength(before.length + 1);
  });

  test('stays in step when a comment in an archive is deleted', async () => {
    const house = await feedHouse();
    const { id } = await house.entry(house.ada, 'porch');
    const [oldest, ...others] = await fill(house, id, 120);
    await deleteComment(house.context, house.ben, oldest!);
    const documents = await followArchives(house, `/entries/${id}/comments.atom`);
    expect(documents.map(({ ids }) => ids.length)).toEqual([70, 49]);
    expect(documents.flatMap(({ ids }) => ids)).toEqual(others.reverse());
  });

  test('works for entries, and in JSON by next_url', async () => {
    const house = await feedHouse();
    const written: string[] = [];
    for (let i = 0; i < 105; i += 1) written.push((await house.entry(house.ada, 'porch')).id);
    const documents = await followArchives(house, '/spaces/porch/entries.atom');
    expect(documents.flatMap(({ ids }) => ids)).toEqual(written.toReversed());
    const read: string[] = [];
    for (let to: string | undefined = '/people/ada/entries.json'; to; ) {
      const feed = await house.json(to.replace(testOrigin, ''));
      read.push(...(feed.items ?? []).map((item) => item.id ?? ''));
      to = feed.next_url;
    }
    expect(read).toEqual(written.toReversed().map((id) => `urn:uuid:${id}`));
  });

  test('does not lead to a document that is not there', async () => {
    const house = await feedHouse();
    const { id } = await house.entry(house.ada, 'porch');
    for (const archive of ['1', '', 'x', id, '00000000-0000-7000-8000-000000000000', "'", '%00']) {
      const response = await house.get(`/entries/${id}/comments.atom?archive=${archive}`);
      expect(response.status).toBe(404);
    }
  });
});

test('the newest part holds what whole archives leave over, fifty at least', () => {
  const totals = fc.nat(10_000);
  fc.assert(
    fc.property(totals, (total) => {
      const size = getNewestPageSize(total);
      expect((total - size) % ARCHIVE_PAGE_SIZE).toBe(0);
      expect(size).toBeGreaterThanOrEqual(Math.min(total, ARCHIVE_PAGE_SIZE));
      expect(size).toBeLessThan(2 * ARCHIVE_PAGE_SIZE);
    }),
  );
});
