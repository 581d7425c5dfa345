import { newId } from '../../storage/index.ts';
import {
  countNotices,
  getLevel,
  listFollows,
  listNews,
  listNotices,
  listUnread,
} from '../../workplace/attention/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { type Asking, get, type Row } from './asking.ts';
import { isPerson } from './seers.ts';
import type { Thing, World } from './world.ts';

/**
 * Everybody was told of everything and follows it, as somebody was who saw it then: what they may
 * not see any more is not among it.
 */
export async function tellEverybody(workplace: Workplace, world: World): Promise<void> {
  const by_id = world.ids.mara!;
  const at = workplace.now();
  for (const person_id of Object.values(world.ids)) {
    if (person_id === by_id) continue;
    for (const { entryId: entry_id, commentId: comment_id } of world.things) {
      const notice = { id: newId(), person_id, happening_id: newId(), entry_id, comment_id, by_id };
      const told = { what: 'commentAdded', why: 'mention', reach: 'now', at } as const;
      await workplace.db
        .insertInto('notices')
        .values({ ...notice, ...told })
        .execute();
      const followed = { person_id, entry_id, created_at: at };
      await workplace.db
        .insertInto('follows')
        .values([
          { ...followed, id: newId(), what: 'entry' },
          { ...followed, id: newId(), what: 'lineage' },
        ])
        .execute();
    }
  }
}

const own = (name: string, shows: Row['shows'], ask: Row['ask']): Row => ({
  ...{ name, shows, about: 'all', persons: true },
  ask,
});
const page = (path: string, shows: Row['shows']): Row => ({
  ...own(`GET ${path}`, shows, (asking) => get(asking, path)),
  overHttp: true,
});

async function asPerson<T>(
  { viewer, workplace }: Asking,
  ask: (workplace: Workplace, viewer: Asking['viewer'] & { is: 'person' }) => Promise<T>,
): Promise<T | null> {
  return isPerson(viewer) ? ask(workplace, viewer) : null;
}

const since = new Date(0);

/** What reaches people, and what they follow. */
export const attentionRows: Row[] = [
  own('listNotices', 'slug', (asking) => asPerson(asking, listNotices)),
  {
    ...own('listNotices of an entry', 'slug', (asking, { entryId: entry }) =>
      asPerson(asking, (workplace, viewer) => listNotices(workplace, viewer, { entry })),
    ),
    about: 'one',
  },
  // A number shows nothing by itself; but it is to be the same where the hidden never was.
  { ...own('countNotices', 'slug', (asking) => asPerson(asking, countNotices)), partial: true },
  own('listFollows', 'entryId', (asking) => asPerson(asking, listFollows)),
  {
    ...own('listNews', 'slug', (asking) =>
      asPerson(asking, (workplace, viewer) => listNews(workplace, viewer, since)),
    ),
    partial: true,
  },
  { ...own('listUnread', 'slug', (asking) => asPerson(asking, listUnread)), partial: true },
  {
    ...own('getLevel', 'title', (asking, { name, title }: Thing) =>
      asPerson(asking, async (workplace, viewer) => ({
        title,
        level: await getLevel(workplace, viewer, name),
      })),
    ),
    about: 'one',
  },
  page('/inbox', 'entryWord'),
  page('/api/v1/notices', 'entryId'),
  page('/following', 'entryId'),
  page('/following.opml', 'entryId'),
  page('/api/v1/follows', 'entryId'),
  { ...page('/recent', 'entryWord'), persons: false, partial: true },
];
