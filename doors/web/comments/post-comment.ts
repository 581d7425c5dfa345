import { getTimeZone } from '../../../workplace/access/index.ts';
import { addComment, getComment } from '../../../workplace/comments/index.ts';
import {
  discardDraft,
  findCommentDraft,
  getEntry,
  getEntryHead,
  renderPreview,
} from '../../../workplace/entries/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { getKindPage } from '../entries/kind-pages.ts';
import { findReplyTarget, showEntryAgain, toEntryActor } from '../entries/show-entry.tsx';
import { readForm, withIdempotencyKey } from '../form.ts';
import { noProblems } from '../layout/fields.tsx';
import { appendUpload } from '../uploads.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { renderCommentParts } from './comment.tsx';
import { renderComment } from './comment-actions.ts';
import { getCommentPath } from './comment-path.ts';

/** Adds a comment, or shows what it will look like. */
export async function postComment(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const form = await readForm(c);
  const entryId = param(c, 'id');
  const replyTo = form.text('replyTo') || null;
  let body = form.text('body');
  return withFormErrors(
    async () => {
      body = await appendUpload(web, viewer, body, form.file('file'));
      if (form.text('action') === 'preview') {
        const preview = await renderPreview(context, viewer, { body });
        const commentValues = { body, replyTo: await findReplyRecipient(c, web, replyTo), preview };
        return showEntryAgain(c, web, { commentValues, problems: noProblems, status: 200 });
      }
      const once = withIdempotencyKey(context, viewer, form, entryId, body, replyTo ?? '');
      const { id } = await addComment(once, viewer, entryId, { body, replyTo });
      const draft = await findCommentDraft(context, viewer, entryId);
      if (draft) await discardDraft(context, viewer, draft.id);
      return c.redirect(await getCommentPath(c, web, id), 303);
    },
    async (problems, status) => {
      const commentValues = { body, replyTo: await findReplyRecipient(c, web, replyTo) };
      return showEntryAgain(c, web, { commentValues, problems, status });
    },
  );
}

async function findReplyRecipient(c: Ctx, web: WebContext, id: string | null) {
  const comment = id ? await findReplyTarget(c, web, id) : null;
  return comment && { id: comment.id, name: comment.author.name };
}

/** One comment as HTML, for an open page in which it arrives or has changed. */
export async function showComment(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = c.get('viewer');
  const { context } = web.door;
  const comment = await getComment(context, viewer, param(c, 'comment'));
  if (comment.entryId !== param(c, 'id')) throw notFound();
  const [head, entry] = await Promise.all([
    getEntryHead(context, viewer, comment.entryId),
    getEntry(context, viewer, comment.entryId),
  ]);
  const idsOnPage = new Set(comment.replyTo ? [comment.replyTo] : []);
  const choice = comment.id === entry.chosenCommentId ? getKindPage(entry.kind).choice : undefined;
  const parts = renderCommentParts(comment, {
    zone: getTimeZone(viewer),
    idsOnPage,
    chosen: choice,
  });
  c.header('Cache-Control', 'private, no-store');
  return c.html(
    renderComment(
      parts,
      { page: 1, kind: entry.kind, chosenCommentId: entry.chosenCommentId },
      toEntryActor(c, head),
    ),
  );
}
