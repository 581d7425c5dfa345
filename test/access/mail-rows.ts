import type { Viewer } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import {
  composeDigest,
  composeNotification,
  listNewFollowedEntries,
  listUndigestedNotifications,
  loadLetterhead,
} from '../../workplace/mail/index.ts';
import { doorwayFor } from '../doors.ts';
import { isPerson } from './personas.ts';
import { queryAll, queryOne, type Row } from './row.ts';
import type { Fixture } from './world.ts';

/** The id of some mail, the same for everybody, since a mail does not show it. */
const id = '01890000-0000-7000-8000-000000000000';

const loadTestLetterhead = (context: CommandContext) =>
  loadLetterhead(context, doorwayFor(context).mail.settings);

/** A mail about a fixture, as it would be written at this moment. */
async function composeMailAbout(
  context: CommandContext,
  viewer: Viewer,
  { entryId, commentId }: Fixture,
  eventName: 'entryPublished' | 'commentAdded',
) {
  const notification = {
    id,
    entryId,
    commentId: eventName === 'commentAdded' ? commentId : null,
    eventName,
    why: 'mention',
    actorName: null,
    isMailed: false,
    at: new Date(0),
  } as const;
  const mail = { id, entryId, notifications: [notification] };
  return composeNotification(context, viewer, mail, await loadTestLetterhead(context));
}

async function composeMailDigest(context: CommandContext, viewer: Viewer) {
  if (!isPerson(viewer)) return null;
  const notifications = await listUndigestedNotifications(context, viewer.id);
  const newEntries = await listNewFollowedEntries(context, viewer, new Date(0));
  const mail = { id, notifications, newEntries };
  const digest = await composeDigest(context, viewer, mail, await loadTestLetterhead(context));
  // Which notifications it settles is recorded and sent to nobody.
  return digest && { ...digest, notificationIds: [] };
}

/** What goes out by mail, to whom it goes. */
export const mailRows: Row[] = [
  queryOne('composeNotification of an entry', 'entryWord', ({ context, viewer }, fixture) =>
    composeMailAbout(context, viewer, fixture, 'entryPublished'),
  ),
  queryOne('composeNotification of a comment', 'commentWord', ({ context, viewer }, fixture) =>
    composeMailAbout(context, viewer, fixture, 'commentAdded'),
  ),
  queryAll(
    'composeDigest',
    'entryWord',
    ({ context, viewer }) => composeMailDigest(context, viewer),
    {
      onlyPeople: true,
    },
  ),
];
