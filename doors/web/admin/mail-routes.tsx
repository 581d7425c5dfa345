import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { countWaitingMails, getMail, listMails, sendMails } from '../../../workplace/mail/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { buildNextPagePath } from '../layout/lists.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { MailListPage, MailPage } from './mail-page.tsx';

/** `/admin/mail`: the mails that were made, and what waits to be sent. */
export function adminMailRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/admin/mail', (c) => showMailList(c, web, noProblems));
  routes.post('/admin/mail/sending', (c) => sendMail(c, web, 'all'));
  routes.get('/admin/mail/:id', (c) => showMail(c, web));
  routes.post('/admin/mail/:id/sending', (c) => sendMail(c, web, { id: param(c, 'id') }));
  return routes;
}

async function sendMail(c: Ctx, web: WebContext, which: { id: string } | 'all'): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context, mail } = web.door;
  return withFormErrors(
    async () => {
      await sendMails(context, viewer, mail.settings, which);
      mail.sendSoon();
      return c.redirect('/admin/mail', 303);
    },
    (problems, status) => showMailList(c, web, problems, status),
  );
}

async function showMailList(
  c: Ctx,
  web: WebContext,
  problems: Problems,
  status?: PageFrame['status'],
) {
  const viewer = requireAdmin(c);
  const { context, mail } = web.door;
  const [{ items, next }, waitingCount] = await Promise.all([
    listMails(context, viewer, { after: c.req.query('after') }),
    countWaitingMails(context, viewer),
  ]);
  const more = { next: buildNextPagePath('/admin/mail', next), zone: getTimeZone(viewer) };
  const { canSend: sends } = mail.settings;
  const body = <MailListPage mails={items} {...{ waitingCount, sends, problems }} {...more} />;
  return renderPage(c, web, { title: say('admin.mail'), body, status });
}

async function showMail(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context, mail } = web.door;
  const whole = await getMail(context, viewer, mail.settings, param(c, 'id'));
  const body = <MailPage mail={whole} sends={mail.settings.canSend} zone={getTimeZone(viewer)} />;
  return renderPage(c, web, { title: say('admin.mail'), body });
}
