import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getUnsubscription, unsubscribe } from '../../../workplace/mail/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { renderPage } from '../layout/render-page.tsx';
import { param } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { UnsubscribePage } from './unsubscribe-page.tsx';

/**
 * `/mail/unsubscribe/TOKEN`: the address in a mail by which its reader stops mails such as it, signed
 * in or not. Looking changes nothing, since mail programs look by themselves; one POST does it, from
 * the page or from a mail program (RFC 8058), and is answered without sending it on.
 */
export function mailRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/mail/unsubscribe/:token', (c) => showUnsubscribePage(c, web, false));
  routes.post('/mail/unsubscribe/:token', async (c) => {
    const { context, mail } = web.door;
    await unsubscribe(context, mail.settings, param(c, 'token'));
    return showUnsubscribePage(c, web, true);
  });
  return routes;
}

async function showUnsubscribePage(c: Ctx, web: WebContext, done: boolean): Promise<Response> {
  const { context, mail } = web.door;
  const stopping = await getUnsubscription(context, mail.settings, param(c, 'token'));
  const body = <UnsubscribePage unsubscription={stopping} path={c.req.path} isDone={done} />;
  const title = say(done ? 'unsubscribe.done' : 'unsubscribe.title');
  return renderPage(c, web, { title, body, isSecret: true });
}
