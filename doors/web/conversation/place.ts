import { getPlace } from '../../../workplace/conversation/index.ts';
import { entryPath, getEntryHead } from '../../../workplace/entries/index.ts';
import { pagePath } from '../entries/head-links.tsx';
import type { Ctx, House } from '../house.ts';
import { param } from '../viewer.ts';
import { commentsOnPage } from './rendering.tsx';

/** The address at which a comment stands on its page. */
export async function placePath(c: Ctx, house: House, id: string): Promise<string> {
  const place = await getPlace(house.doorway.workplace, c.get('viewer'), id);
  const page = Math.floor(place.before / commentsOnPage) + 1;
  return `${pagePath(entryPath({ id: place.entryId, slug: place.slug }), page)}#comment-${id}`;
}

/** After something was done: back to the entry of this address. */
export async function backToEntry(c: Ctx, house: House, place = ''): Promise<Response> {
  const head = await getEntryHead(house.doorway.workplace, c.get('viewer'), param(c, 'id'));
  return c.redirect(entryPath(head) + place, 303);
}
