import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getEntry, getEntryHead, withdrawEntry } from '../../../workplace/entries/index.ts';
import { notAllowed } from '../../../workplace/kernel/index.ts';
import { countDownstream } from '../../../workplace/lineage/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { WithdrawalPage } from './withdrawal-page.tsx';

/** `/entries/ID/withdrawal`: taking an entry's words away, once it is clear what that means. */
export function withdrawalRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/withdrawal', (c) =>
    showWithdrawal(c, web, { note: '', problems: noProblems }),
  );
  routes.post('/entries/:id/withdrawal', (c) => submitWithdrawal(c, web));
  return routes;
}

async function submitWithdrawal(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const note = (await readForm(c)).text('note');
  const { context } = web.door;
  return withFormErrors(
    async () => {
      await withdrawEntry(context, viewer, param(c, 'id'), { note });
      return c.redirect(entryPath(await getEntryHead(context, viewer, param(c, 'id'))), 303);
    },
    (problems, status) => showWithdrawal(c, web, { note, problems, status }),
  );
}

interface WithdrawalFormState {
  note: string;
  problems: Problems;
  status?: PageFrame['status'];
}

async function showWithdrawal(
  c: Ctx,
  web: WebContext,
  { note, problems, status }: WithdrawalFormState,
) {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const head = await getEntryHead(context, viewer, param(c, 'id'));
  const entry = await getEntry(context, viewer, head.id);
  if (entry.withdrawn) return c.redirect(entry.path, 303);
  if (!head.can.withdraw) throw notAllowed();
  const uses = await countDownstream(context, viewer, head.id);
  const own = head.authorId === viewer.id;
  const body = <WithdrawalPage {...{ entry, own, uses, note, problems }} />;
  return renderPage(c, web, {
    title: say('withdrawal.title', { title: entry.title }),
    body,
    status,
  });
}
