import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getStopping, stopMails } from '../../../workplace/mail/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param } from '../viewer.ts';
import { UnsubscribePage } from './unsubscribe-page.tsx';

/**
 * `/mail/unsubscribe/TOKEN`: the address in a mail by which its reader stops mails such as it, signed
 * in or not. Looking changes nothing, since mail programs look by themselves; one POST does it, from
 * the page or from a mail program (RFC 8058), and is answered without sending it on.
 */
export function mailRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/mail/unsubscribe/:token', (c) => showStopping(c, house, false));
  door.post('/mail/unsubscribe/:token', async (c) => {
    const { workplace, mail } = house.doorway;
    await stopMails(workplace, mail.settings, param(c, 'token'));
    return showStopping(c, house, true);
  });
  return door;
}

async function showStopping(c: Ctx, house: House, done: boolean): Promise<Response> {
  const { workplace, mail } = house.doorway;
  const stopping = await getStopping(workplace, mail.settings, param(c, 'token'));
  const body = <UnsubscribePage stopping={stopping} path={c.req.path} done={done} />;
  const title = say(done ? 'unsubscribe.done' : 'unsubscribe.title');
  return show(c, house, { title, body, secret: true });
}
