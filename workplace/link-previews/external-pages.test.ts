import { expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openTestApp } from '../../test/workplace.ts';
import { getEntryHead, publishEntry } from '../entries/index.ts';
import type { Subscriber } from '../kernel/index.ts';
import { addLink } from '../lineage/index.ts';
import { createExternalPageFetcher, type FetchPage } from './index.ts';

const rain = 'https://rain.example.org/barrels';
const gone = 'https://gone.example.org/';

async function openFetchingApp(fetchPage: FetchPage) {
  const reactions: Subscriber[] = [];
  const later: Subscriber = {
    name: 'external pages',
    eventNames: ['entryPublished', 'linkAdded'],
    run: (event) => reactions[0]?.run(event),
  };
  const app = await openTestApp([later]);
  const pages = createExternalPageFetcher(app.context, fetchPage);
  reactions.push(pages.subscriber);
  return { ...app, pages, cast: await settle(app.context) };
}

test('a page that somebody names as a source is fetched once, and shown from then on', async () => {
  const requested: string[] = [];
  const { context, pages, cast, close } = await openFetchingApp(async (url) => {
    requested.push(url);
    if (url === gone) return { problem: 'HTTP 404' };
    return { title: 'Barrels', excerpt: 'All about them.' };
  });
  const { ada, ben } = cast;
  const entry = { space: 'yard', title: 'One', buildsOn: [rain, gone] };
  const { id } = await publishEntry(context, ada, entry);
  const pageOf = async (url: string) =>
    (await getEntryHead(context, ben, id)).links.find((link) => link.url === url)?.page;
  await eventually(async () =>
    expect(await pageOf(rain)).toEqual({ title: 'Barrels', excerpt: 'All about them.' }),
  );
  expect(await pageOf(gone)).toEqual({ title: null, excerpt: null });
  const other = await publishEntry(context, ben, { space: 'yard', title: 'Two' });
  await addLink(context, ben, { entryId: other.id }, { source: rain, relation: 'answers' });
  await pages.catchUp();
  expect(requested).toEqual([rain, gone]);
  await pages.stop();
  await close();
});

test('a house that is closing waits for no page, and fetches it the next time', async () => {
  let heard: AbortSignal | undefined;
  const { context, pages, cast, close } = await openFetchingApp(
    (_, stop) =>
      new Promise((resolve) => {
        heard = stop;
        stop?.addEventListener('abort', () => resolve({ problem: 'not reached' }));
      }),
  );
  await publishEntry(context, cast.ada, { space: 'yard', title: 'One', buildsOn: rain });
  await eventually(() => expect(heard).toBeDefined());
  await pages.stop();
  const again = createExternalPageFetcher(context, async () => ({
    title: 'Barrels',
    excerpt: null,
  }));
  await again.catchUp();
  const rows = await context.db.selectFrom('outside_pages').selectAll().execute();
  expect(rows).toMatchObject([{ url: rain, title: 'Barrels', problem: null }]);
  await close();
});
