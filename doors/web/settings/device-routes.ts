import { Hono } from 'hono';
import { addDevice, removeDevice } from '../../../workplace/push/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { readForm } from '../form.ts';
import type { House } from '../house.ts';
import { param, requirePerson } from '../viewer.ts';
import { deviceText } from './device.ts';
import { sessionOf } from './show-settings.tsx';

/** On which devices one is told of notices. */
export function deviceRoutes(house: House): Hono<DoorEnv> {
  const { workplace, push } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.post('/settings/devices', async (c) => {
    if (!push) throw notFound();
    const form = await readForm(c);
    const label = deviceText(c.req.header('user-agent'));
    const [endpoint, p256dh, auth] = ['endpoint', 'p256dh', 'auth'].map((name) => form.text(name));
    const device = { endpoint, p256dh, auth, label };
    await addDevice(workplace, requirePerson(c), sessionOf(c, house), device);
    return c.redirect('/settings#devices', 303);
  });
  door.post('/settings/devices/:id/deletion', async (c) => {
    await removeDevice(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#devices', 303);
  });
  return door;
}
