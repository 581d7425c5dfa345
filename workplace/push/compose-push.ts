import type { PersonViewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import {
  getNotificationPath,
  listNotifications,
  renderNotification,
} from '../notifications/index.ts';

/** What a device shows; none of the words of a comment. */
export interface PushContent {
  /** What happened, as in the inbox: `Ben replied to you`. */
  title: string;
  /** The title of the entry. */
  body: string;
  /** Where to go on reading. */
  path: string;
  /** The conversation, whose newer push takes the place of an older one. */
  tag: string;
}

/** So that a push, encrypted, is well below the 4096 bytes that services take (RFC 8030, 7.2). */
const MAX_TITLE_LENGTH = 300;

/** A push as it would be sent at this moment; null where nothing is left to tell that the viewer may see. */
export async function composePush(
  context: QueryContext,
  viewer: PersonViewer,
  entryId: string,
): Promise<PushContent | null> {
  const [notice] = await listNotifications(context, viewer, { entry: entryId, limit: 1 });
  if (notice?.delivery !== 'now') return null;
  const body = [...notice.entry.title].slice(0, MAX_TITLE_LENGTH).join('');
  const title = [...renderNotification(notice)].slice(0, MAX_TITLE_LENGTH).join('');
  return { title, body, path: getNotificationPath(notice), tag: entryId };
}
