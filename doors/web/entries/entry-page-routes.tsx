import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  closeConversation,
  reactToComment,
  reopenConversation,
} from '../../../workplace/comments/index.ts';
import {
  applyAction,
  getEntryHead,
  reactToEntry,
  undoAction,
} from '../../../workplace/entries/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { ActionsPage } from '../comments/actions-page.tsx';
import { getCommentPath, redirectToEntry } from '../comments/comment-path.ts';
import { postComment, showComment } from '../comments/post-comment.ts';
import { commentRoutes } from '../comments/routes.tsx';
import { wantsJson } from '../errors.tsx';
import { type Form, readForm } from '../form.ts';
import { renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { requireNotWithdrawn } from '../withdrawal/require-not-withdrawn.ts';
import { showEntry, showEntryAgain } from './show-entry.tsx';

/** An entry's page and everything that is done on it. */
export function entryPageRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id', (c) => showEntry(c, web));
  routes.post('/entries/:id/comments', (c) => postComment(c, web));
  routes.get('/entries/:id/comments/:comment', (c) => showComment(c, web));
  routes.post('/entries/:id/closure', (c) => submitClose(c, web));
  routes.post('/entries/:id/closure/deletion', async (c) => {
    await reopenConversation(context, requirePerson(c), param(c, 'id'));
    return redirectToEntry(c, web, '#conversation');
  });
  routes.get('/entries/:id/reactions', async (c) => {
    const viewer = requirePerson(c);
    const head = await getEntryHead(context, viewer, param(c, 'id'));
    requireNotWithdrawn(head);
    const back = entryPath(head);
    const props = { entryId: head.id, workId: head.id, canReact: head.can.react, back };
    return renderPage(c, web, { title: say('doings.title'), body: <ActionsPage {...props} /> });
  });
  routes.post('/entries/:id/reactions', (c) => submitReaction(c, web));
  routes.post('/entries/:id/acceptance', async (c) => {
    const comment = (await readForm(c)).text('comment');
    await applyAction(context, requirePerson(c), param(c, 'id'), 'acceptance', { comment });
    return redirectToEntry(c, web);
  });
  routes.post('/entries/:id/acceptance/deletion', async (c) => {
    await undoAction(context, requirePerson(c), param(c, 'id'), 'acceptance');
    return redirectToEntry(c, web);
  });
  routes.route('/', commentRoutes(web));
  return routes;
}

async function submitClose(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const outcome = (await readForm(c)).text('outcome');
  return withFormErrors(
    async () => {
      await closeConversation(web.door.context, viewer, param(c, 'id'), { outcome });
      return redirectToEntry(c, web);
    },
    (problems, status) => {
      const commentValues = { body: '', replyTo: null };
      const problem = { outcome: Object.values(problems)[0] ?? 'invalid' };
      return showEntryAgain(c, web, { commentValues, problems: problem, status });
    },
  );
}

async function submitReaction(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form: Form = await readForm(c);
  const [workId = '', name] = form.text('give').split(' ');
  const { context } = web.door;
  const entry = param(c, 'id');
  if (workId === entry) await reactToEntry(context, viewer, entry, { name });
  else await reactToComment(context, viewer, workId, { name });
  if (wantsJson(c)) return c.body(null, 204);
  if (workId === entry) return redirectToEntry(c, web);
  return c.redirect(await getCommentPath(c, web, workId), 303);
}
