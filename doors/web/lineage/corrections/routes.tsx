import { Hono } from 'hono';
import { say, sayTitle } from '../../../../messages/index.ts';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import { getComment } from '../../../../workplace/comments/index.ts';
import { getEntry, getEntryHead } from '../../../../workplace/entries/index.ts';
import { notAllowed, notFound } from '../../../../workplace/kernel/index.ts';
import { correctWork, listCorrections, settleFlag } from '../../../../workplace/lineage/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import { type PageFrame, renderPage } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { requireNotWithdrawn } from '../../withdrawal/require-not-withdrawn.ts';
import { CorrectionPage } from './correction-page.tsx';

/** Saying that a work was wrong, and settling what follows from it. */
export function correctionRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  for (const path of ['/entries/:entry/corrections', '/comments/:comment/corrections'] as const) {
    routes.get(path, (c) => showCorrection(c, web, { note: '', problems: noProblems }));
    routes.post(path, (c) => submitCorrection(c, web));
  }
  routes.post('/flags/:id/settlement', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const how = form.text('how');
    await settleFlag(web.door.context, viewer, param(c, 'id'), { how });
    return c.redirect(toSafeReturnPath(form.text('back') || form.text('work')), 303);
  });
  return routes;
}

/** Only to pages that a flag is shown on. */
function toSafeReturnPath(path: string): string {
  return /^\/(entries|comments)\/[0-9a-f-]{36}$/.test(path) ? path : '/';
}

/** What the address names: a comment, or else an entry. */
function parseWorkId(c: Ctx) {
  return { entryId: c.req.param('entry'), commentId: c.req.param('comment') };
}

async function submitCorrection(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const note = form.text('note');
  const work = parseWorkId(c);
  return withFormErrors(
    async () => {
      const { context } = web.door;
      const once = withIdempotencyKey(context, viewer, form, JSON.stringify(work), note);
      await correctWork(once, viewer, work, { note });
      return c.redirect(toWorkPath(work), 303);
    },
    (problems, status) => showCorrection(c, web, { note, problems, status }),
  );
}

function toWorkPath({ entryId, commentId }: ReturnType<typeof parseWorkId>): string {
  return commentId ? `/comments/${commentId}` : `/entries/${entryId}`;
}

interface CorrectionFormState {
  note: string;
  problems: Problems;
  status?: PageFrame['status'];
}

async function showCorrection(
  c: Ctx,
  web: WebContext,
  { note, problems, status }: CorrectionFormState,
) {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const work = parseWorkId(c);
  const comment = work.commentId ? await getComment(context, viewer, work.commentId) : null;
  const head = await getEntryHead(context, viewer, comment?.entryId ?? work.entryId ?? '');
  if (comment?.deletedAt) throw notFound();
  if (!comment) requireNotWithdrawn(head);
  const own = comment ? comment.authorId === viewer.id : head.can.editSources;
  if (!head.can.react || !(own || head.can.manage)) throw notAllowed();
  const [entry, corrections] = await Promise.all([
    getEntry(context, viewer, head.id),
    listCorrections(context, viewer, head.id, { limit: 200 }),
  ]);
  const earlier = corrections.items.filter((one) => one.commentId === (comment?.id ?? null));
  const address = toWorkPath(work);
  const title = say(comment ? 'corrections.titleComment' : 'corrections.title', {
    title: sayTitle(entry.title),
  });
  const body = (
    <CorrectionPage
      {...{ title, note, problems, earlier }}
      action={`${address}/corrections`}
      back={address}
      zone={getTimeZone(viewer)}
    />
  );
  return renderPage(c, web, { title, body, status });
}
