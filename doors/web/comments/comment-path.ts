import { getCommentPosition } from '../../../workplace/comments/index.ts';
import { getEntryHead } from '../../../workplace/entries/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import { COMMENTS_PER_PAGE } from '../entries/entry-rendering.tsx';
import { pagePath } from '../entries/head-links.tsx';
import { param } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';

/** The address at which a comment stands on its page. */
export async function getCommentPath(c: Ctx, web: WebContext, id: string): Promise<string> {
  const place = await getCommentPosition(web.door.context, c.get('viewer'), id);
  const page = Math.floor(place.before / COMMENTS_PER_PAGE) + 1;
  return `${pagePath(entryPath({ id: place.entryId, slug: place.slug }), page)}#comment-${id}`;
}

/** After something was done: back to the entry of this address. */
export async function redirectToEntry(c: Ctx, web: WebContext, place = ''): Promise<Response> {
  const head = await getEntryHead(web.door.context, c.get('viewer'), param(c, 'id'));
  return c.redirect(entryPath(head) + place, 303);
}
