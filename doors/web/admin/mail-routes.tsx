import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { countWaitingMails, getMail, listMails, sendMails } from '../../../workplace/mail/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requireAdmin } from '../viewer.ts';
import { MailPage, MailsPage } from './mail-page.tsx';

/** `/admin/mail`: the mails that were made, and what waits to be sent. */
export function adminMailRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/admin/mail', (c) => showMails(c, house, noProblems));
  door.post('/admin/mail/sending', (c) => send(c, house, 'all'));
  door.get('/admin/mail/:id', (c) => showMail(c, house));
  door.post('/admin/mail/:id/sending', (c) => send(c, house, { id: param(c, 'id') }));
  return door;
}

async function send(c: Ctx, house: House, which: { id: string } | 'all'): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace, mail } = house.doorway;
  return attempt(
    async () => {
      await sendMails(workplace, viewer, mail.settings, which);
      mail.mailNow();
      return c.redirect('/admin/mail', 303);
    },
    (problems, status) => showMails(c, house, problems, status),
  );
}

async function showMails(c: Ctx, house: House, problems: Problems, status?: Frame['status']) {
  const viewer = requireAdmin(c);
  const { workplace, mail } = house.doorway;
  const [{ items, next }, waiting] = await Promise.all([
    listMails(workplace, viewer, { after: c.req.query('after') }),
    countWaitingMails(workplace, viewer),
  ]);
  const more = { next: nextPart('/admin/mail', next), zone: zoneOf(viewer) };
  const { sends } = mail.settings;
  const body = <MailsPage mails={items} {...{ waiting, sends, problems }} {...more} />;
  return show(c, house, { title: say('admin.mail'), body, status });
}

async function showMail(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace, mail } = house.doorway;
  const whole = await getMail(workplace, viewer, mail.settings, param(c, 'id'));
  const body = <MailPage mail={whole} sends={mail.settings.sends} zone={zoneOf(viewer)} />;
  return show(c, house, { title: say('admin.mail'), body });
}
