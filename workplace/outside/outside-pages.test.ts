import { expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openWorkplace } from '../../test/workplace.ts';
import { getEntryHead, publishEntry } from '../entries/index.ts';
import type { Reaction } from '../happenings/index.ts';
import { addLink } from '../lineage/index.ts';
import { type FetchPage, outsidePages } from './index.ts';

const rain = 'https://rain.example.org/barrels';
const gone = 'https://gone.example.org/';

async function houseThatFetches(fetchPage: FetchPage) {
  const reactions: Reaction[] = [];
  const later: Reaction = {
    name: 'outside pages',
    to: ['entryPublished', 'linkAdded'],
    run: (happening) => reactions[0]?.run(happening),
  };
  const house = await openWorkplace([later]);
  const pages = outsidePages(house.workplace, fetchPage);
  reactions.push(pages.reaction);
  return { ...house, pages, cast: await settle(house.workplace) };
}

test('a page that somebody names as a source is fetched once, and shown from then on', async () => {
  const asked: string[] = [];
  const { workplace, pages, cast, close } = await houseThatFetches(async (url) => {
    asked.push(url);
    if (url === gone) return { problem: 'HTTP 404' };
    return { title: 'Barrels', excerpt: 'All about them.' };
  });
  const { ada, ben } = cast;
  const entry = { space: 'yard', title: 'One', buildsOn: [rain, gone] };
  const { id } = await publishEntry(workplace, ada, entry);
  const pageOf = async (url: string) =>
    (await getEntryHead(workplace, ben, id)).links.find((link) => link.url === url)?.page;
  await eventually(async () =>
    expect(await pageOf(rain)).toEqual({ title: 'Barrels', excerpt: 'All about them.' }),
  );
  expect(await pageOf(gone)).toEqual({ title: null, excerpt: null });
  const other = await publishEntry(workplace, ben, { space: 'yard', title: 'Two' });
  await addLink(workplace, ben, { entryId: other.id }, { source: rain, relation: 'answers' });
  await pages.catchUp();
  expect(asked).toEqual([rain, gone]);
  await pages.stop();
  await close();
});

test('a house that is closing waits for no page, and fetches it the next time', async () => {
  let heard: AbortSignal | undefined;
  const { workplace, pages, cast, close } = await houseThatFetches(
    (_, stop) =>
      new Promise((resolve) => {
        heard = stop;
        stop?.addEventListener('abort', () => resolve({ problem: 'not reached' }));
      }),
  );
  await publishEntry(workplace, cast.ada, { space: 'yard', title: 'One', buildsOn: rain });
  await eventually(() => expect(heard).toBeDefined());
  await pages.stop();
  const again = outsidePages(workplace, async () => ({ title: 'Barrels', excerpt: null }));
  await again.catchUp();
  const rows = await workplace.db.selectFrom('outside_pages').selectAll().execute();
  expect(rows).toMatchObject([{ url: rain, title: 'Barrels', problem: null }]);
  await close();
});
