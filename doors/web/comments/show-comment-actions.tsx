import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { type CommentView, getComment } from '../../../workplace/comments/index.ts';
import { type EntryHead, getEntryHead } from '../../../workplace/entries/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import { renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { ActionsPage, type WorkAction } from './actions-page.tsx';
import { getCommentPath } from './comment-path.ts';

/** `/comments/ID/actions`: all that this viewer can do with a comment. */
export async function showCommentActions(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const comment = await getComment(context, viewer, param(c, 'id'));
  if (comment.deletedAt) throw notFound();
  const head = await getEntryHead(context, viewer, comment.entryId);
  const body = (
    <ActionsPage
      entryId={head.id}
      workId={comment.id}
      canReact={head.can.react}
      actions={listCommentActions(comment, head, viewer)}
      back={await getCommentPath(c, web, comment.id)}
    />
  );
  return renderPage(c, web, { title: say('doings.title'), body });
}

function listCommentActions(
  comment: CommentView,
  head: EntryHead,
  viewer: PersonViewer,
): WorkAction[] {
  const { id } = comment;
  const own = comment.authorId === viewer.id && head.can.react;
  const actions: (WorkAction | false)[] = [
    head.can.comment && {
      path: `${entryPath(head)}?quote=${id}#respond`,
      label: say('comment.quote'),
      canQuote: true,
    },
    own && !head.isWithdrawn && { path: `/comments/${id}/edit`, label: say('work.edit') },
    (own || (head.can.manage && head.can.react)) && {
      path: `/comments/${id}/corrections`,
      label: say('corrections.link'),
    },
    (own || head.can.manage) && { path: `/comments/${id}/deletion`, label: say('work.delete') },
    comment.edits > 0 && { path: `/comments/${id}/history`, label: say('work.history') },
  ];
  return actions.filter((action) => action !== false);
}
