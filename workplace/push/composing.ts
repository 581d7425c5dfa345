import type { PersonViewer } from '../access/index.ts';
import { listNotices, placeOf, sayNotice } from '../attention/index.ts';
import type { Reading } from '../happenings/index.ts';

/** What a device shows; none of the words of a comment. */
export interface Push {
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
const longestTitle = 300;

/** A push as it would be sent at this moment; null where nothing is left to tell that the viewer may see. */
export async function composePush(
  reading: Reading,
  viewer: PersonViewer,
  entryId: string,
): Promise<Push | null> {
  const [notice] = await listNotices(reading, viewer, { entry: entryId, limit: 1 });
  if (notice?.reach !== 'now') return null;
  const body = [...notice.entry.title].slice(0, longestTitle).join('');
  const title = [...sayNotice(notice)].slice(0, longestTitle).join('');
  return { title, body, path: placeOf(notice), tag: entryId };
}
