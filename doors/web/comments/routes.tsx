import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { deleteComment, editComment, getComment } from '../../../workplace/comments/index.ts';
import { getEntryHead, listRevisions } from '../../../workplace/entries/index.ts';
import { notAllowed, notFound } from '../../../workplace/kernel/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { HistoryPage } from '../history/history-page.tsx';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { settleFlagAfterEdit } from '../lineage/corrections/settle-after-edit.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { requireNotWithdrawn } from '../withdrawal/require-not-withdrawn.ts';
import { isWithdrawnProblem, showUnsavedPage } from '../withdrawal/unsaved-page.tsx';
import { getCommentPath } from './comment-path.ts';
import { DeleteCommentPage, EditCommentPage } from './edit-comment-pages.tsx';
import { showCommentActions } from './show-comment-actions.tsx';

/** A comment by itself: its place, its wording, its end. */
export function commentRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/comments/:id', async (c) =>
    c.redirect(await getCommentPath(c, web, param(c, 'id')), 302),
  );
  routes.get('/comments/:id/edit', async (c) => {
    const comment = await getEditableComment(c, web);
    const settlesFlag = c.req.query('settles') ?? '';
    const { body, edits } = comment;
    return showEdit(c, web, { body, edits, settlesFlag, problems: noProblems });
  });
  routes.post('/comments/:id/edit', (c) => submitEdit(c, web));
  routes.get('/comments/:id/deletion', async (c) => {
    requirePerson(c);
    const comment = await getComment(context, c.get('viewer'), param(c, 'id'));
    const body = (
      <DeleteCommentPage comment={comment} back={await getCommentPath(c, web, comment.id)} />
    );
    return renderPage(c, web, { title: say('comment.deletion'), body });
  });
  routes.post('/comments/:id/deletion', async (c) => {
    await deleteComment(context, requirePerson(c), param(c, 'id'));
    return c.redirect(await getCommentPath(c, web, param(c, 'id')), 303);
  });
  routes.get('/comments/:id/history', async (c) => {
    const viewer = c.get('viewer');
    const id = param(c, 'id');
    const revisions = await listRevisions(context, viewer, { commentId: id });
    const back = await getCommentPath(c, web, id);
    const body = (
      <HistoryPage
        title={say('history.ofComment')}
        revisions={revisions}
        zone={getTimeZone(viewer)}
        back={back}
      />
    );
    return renderPage(c, web, { title: say('history.ofComment'), body });
  });
  routes.get('/comments/:id/actions', (c) => showCommentActions(c, web));
  return routes;
}

async function getOwnComment(c: Ctx, web: WebContext) {
  const viewer = requirePerson(c);
  const comment = await getComment(web.door.context, viewer, param(c, 'id'));
  if (comment.deletedAt) throw notFound();
  if (comment.authorId !== viewer.id) throw notAllowed();
  return comment;
}

async function getEditableComment(c: Ctx, web: WebContext) {
  const comment = await getOwnComment(c, web);
  requireNotWithdrawn(await getEntryHead(web.door.context, requirePerson(c), comment.entryId));
  return comment;
}

async function submitEdit(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const id = param(c, 'id');
  const body = form.text('body');
  const edits = form.text('edits');
  const settlesFlag = form.text('settles');
  return withFormErrors(
    async () => {
      await editComment(web.door.context, viewer, id, { body, edits });
      await settleFlagAfterEdit(web, viewer, settlesFlag);
      return c.redirect(await getCommentPath(c, web, id), 303);
    },
    async (problems, status) => {
      // Saving again after seeing that somebody was faster is meant, and may go through.
      const now = await getOwnComment(c, web);
      if (isWithdrawnProblem(problems)) return showUnsavedPage(c, web, body, now.entryId);
      return showEdit(c, web, { body, edits: now.edits, settlesFlag, problems }, status);
    },
  );
}

interface CommentEditState {
  body: string;
  edits: number;
  settlesFlag: string;
  problems: Problems;
}

async function showEdit(
  c: Ctx,
  web: WebContext,
  edit: CommentEditState,
  status: 200 | Parameters<typeof renderPage>[2]['status'] = 200,
) {
  const id = param(c, 'id');
  const body = <EditCommentPage id={id} {...edit} back={await getCommentPath(c, web, id)} />;
  return renderPage(c, web, { title: say('comment.editing'), body, hasIslands: true, status });
}
