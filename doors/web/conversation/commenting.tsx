import { zoneOf } from '../../../workplace/access/index.ts';
import { addComment, getComment } from '../../../workplace/conversation/index.ts';
import {
  discardDraft,
  findCommentDraft,
  getEntry,
  getEntryHead,
} from '../../../workplace/entries/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import { attempt } from '../attempt.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { withFile } from '../files.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems } from '../layout/fields.tsx';
import { param, requirePerson } from '../viewer.ts';
import { commentParts } from './comment.tsx';
import { commentFor } from './doings.ts';
import { placePath } from './place.ts';
import { doerFor, findReplied, showEntryAgain } from './show-entry.tsx';

/** Adds a comment, or shows what it will look like. */
export async function postComment(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const form = await readForm(c);
  const entryId = param(c, 'id');
  const replyTo = form.text('replyTo') || null;
  let body = form.text('body');
  return attempt(
    async () => {
      body = await withFile(house, viewer, body, form.file('file'));
      if (form.text('action') === 'preview') {
        const preview = await previewBody(workplace, viewer, { body });
        const answer = { body, replyTo: await nameOf(c, house, replyTo), preview };
        return showEntryAgain(c, house, { answer, problems: noProblems, status: 200 });
      }
      const once = oncePer(workplace, viewer, form, entryId, body, replyTo ?? '');
      const { id } = await addComment(once, viewer, entryId, { body, replyTo });
      const draft = await findCommentDraft(workplace, viewer, entryId);
      if (draft) await discardDraft(workplace, viewer, draft.id);
      return c.redirect(await placePath(c, house, id), 303);
    },
    async (problems, status) => {
      const answer = { body, replyTo: await nameOf(c, house, replyTo) };
      return showEntryAgain(c, house, { answer, problems, status });
    },
  );
}

async function nameOf(c: Ctx, house: House, id: string | null) {
  const comment = id ? await findReplied(c, house, id) : null;
  return comment && { id: comment.id, name: comment.author.name };
}

/** One comment as HTML, for an open page in which it arrives or has changed. */
export async function showComment(c: Ctx, house: House): Promise<Response> {
  const viewer = c.get('viewer');
  const { workplace } = house.doorway;
  const comment = await getComment(workplace, viewer, param(c, 'comment'));
  if (comment.entryId !== param(c, 'id')) throw notFound();
  const [head, entry] = await Promise.all([
    getEntryHead(workplace, viewer, comment.entryId),
    getEntry(workplace, viewer, comment.entryId),
  ]);
  const shown = new Set(comment.replyTo ? [comment.replyTo] : []);
  const chosen = comment.id === entry.chosen ? kindPage(entry.kind).choice : undefined;
  const parts = commentParts(comment, { zone: zoneOf(viewer), shown, chosen });
  c.header('Cache-Control', 'private, no-store');
  return c.html(
    commentFor(parts, { page: 1, kind: entry.kind, chosen: entry.chosen }, doerFor(c, head)),
  );
}
