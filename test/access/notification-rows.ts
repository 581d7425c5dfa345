import { newId } from '../../storage/index.ts';
import type { PersonViewer } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import {
  countNotifications,
  getSpaceLevel,
  listFollowedEntries,
  listFollows,
  listNotifications,
  listUnreadConversations,
} from '../../workplace/notifications/index.ts';
import type { Client } from './client.ts';
import { insertRows } from './insert-rows.ts';
import { isPerson } from './personas.ts';
import { pageOfAll, queryAll, queryOne, type Row } from './row.ts';
import type { World } from './world.ts';

/**
 * Everybody was notified of everything and follows it, as somebody was who saw it then: what they
 * may not see any more is not among it.
 */
export async function notifyEveryone({ db, now }: CommandContext, world: World): Promise<void> {
  const at = now();
  const author = world.ids.mara!;
  const readers = Object.values(world.ids).filter((id) => id !== author);
  const pairs = readers.flatMap((person) => world.fixtures.map((fixture) => ({ person, fixture })));
  const notices = pairs.map(({ person, fixture: { entryId, commentId } }) => ({
    id: newId(),
    person_id: person,
    happening_id: newId(),
    entry_id: entryId,
    comment_id: commentId,
    by_id: author,
    what: 'commentAdded',
    why: 'mention',
    reach: 'now',
    at,
  }));
  await insertRows(db, 'notices', notices);
  const follows = pairs.flatMap(({ person, fixture: { entryId } }) =>
    ['entry', 'lineage'].map((what) => ({
      id: newId(),
      person_id: person,
      entry_id: entryId,
      what,
      created_at: at,
    })),
  );
  await insertRows(db, 'follows', follows);
}

const people = { onlyPeople: true };
const someOfPeople = { onlyPeople: true, partial: true };

async function asPerson<T>(
  { viewer, context }: Client,
  ask: (context: CommandContext, viewer: PersonViewer) => Promise<T>,
): Promise<T | null> {
  return isPerson(viewer) ? ask(context, viewer) : null;
}

const since = new Date(0);

/** What reaches people, and what they follow. */
export const notificationRows: Row[] = [
  queryAll('listNotifications', 'slug', (client) => asPerson(client, listNotifications), people),
  queryOne(
    'listNotifications of an entry',
    'slug',
    (client, { entryId: entry }) =>
      asPerson(client, (context, viewer) => listNotifications(context, viewer, { entry })),
    people,
  ),
  // A number shows nothing by itself, but it must be the same where the hidden never was.
  queryAll(
    'countNotifications',
    'slug',
    (client) => asPerson(client, countNotifications),
    someOfPeople,
  ),
  queryAll('listFollows', 'entryId', (client) => asPerson(client, listFollows), people),
  queryAll(
    'listFollowedEntries',
    'slug',
    (client) => asPerson(client, (context, viewer) => listFollowedEntries(context, viewer, since)),
    someOfPeople,
  ),
  queryAll(
    'listUnreadConversations',
    'slug',
    (client) => asPerson(client, listUnreadConversations),
    someOfPeople,
  ),
  queryOne(
    'getSpaceLevel',
    'title',
    (client, { name, title }) =>
      asPerson(client, async (context, viewer) => ({
        title,
        level: await getSpaceLevel(context, viewer, name),
      })),
    people,
  ),
  pageOfAll('/inbox', 'entryWord', '/inbox', people),
  pageOfAll('/api/v1/notifications', 'entryId', '/api/v1/notifications', people),
  pageOfAll('/following', 'entryId', '/following', people),
  pageOfAll('/following.opml', 'entryId', '/following.opml', people),
  pageOfAll('/api/v1/follows', 'entryId', '/api/v1/follows', people),
  pageOfAll('/recent', 'entryWord', '/recent', { partial: true }),
];
