import { Hono } from 'hono';
import { notFound } from '../../../workplace/kernel/index.ts';
import { addDevice, removeDevice } from '../../../workplace/push/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { param, requirePerson } from '../viewer.ts';
import type { WebContext } from '../web-context.ts';
import { getSessionToken } from './show-settings.tsx';
import { describeUserAgent } from './user-agent.ts';

/** On which devices one is told of notices. */
export function pushDeviceRoutes(web: WebContext): Hono<DoorEnv> {
  const { context, push } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.post('/settings/devices', async (c) => {
    if (!push) throw notFound();
    const form = await readForm(c);
    const label = describeUserAgent(c.req.header('user-agent'));
    const [endpoint, p256dh, auth] = ['endpoint', 'p256dh', 'auth'].map((name) => form.text(name));
    const device = { endpoint, p256dh, auth, label };
    await addDevice(context, requirePerson(c), getSessionToken(c, web), device);
    return c.redirect('/settings#devices', 303);
  });
  routes.post('/settings/devices/:id/deletion', async (c) => {
    await removeDevice(context, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#devices', 303);
  });
  return routes;
}
