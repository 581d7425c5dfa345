import { say } from '../../messages/index.ts';
import { listNews } from '../attention/index.ts';
import type { ListNew } from './compose-digest.ts';

/** What is new where somebody follows, each with what it came by, in a sentence. */
export const newWhereFollowed: ListNew = async (reading, viewer, since) => {
  const news = await listNews(reading, viewer, since);
  return news.map(({ entry, what, of }) => ({
    entry,
    reason: say(`home.by.${what}`, { of }),
  }));
};
