import { say } from '../../messages/index.ts';
import { listFollowedEntries } from '../notifications/index.ts';
import type { ListNewEntries } from './compose-digest.ts';

/** What is new where somebody follows, each with what it came by, in a sentence. */
export const listNewFollowedEntries: ListNewEntries = async (context, viewer, since) => {
  const news = await listFollowedEntries(context, viewer, since);
  return news.map(({ entry, source, sourceTitle: of }) => ({
    entry,
    reason: say(`home.by.${source}`, { of }),
  }));
};
