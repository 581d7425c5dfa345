import { Hono } from 'hono';
import {
  changePassword,
  endOtherSessions,
  endSession,
  removePasskey,
} from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { addressOf } from '../sign-in/session.ts';
import { param, requirePerson } from '../viewer.ts';
import { sessionOf, showSettings } from './show-settings.tsx';

/** How one signs in, and where one is signed in. */
export function waysInRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.post('/settings/password', (c) => setPassword(c, house));
  door.post('/settings/passkeys/:id/deletion', (c) =>
    attempt(
      async () => {
        await removePasskey(workplace, requirePerson(c), param(c, 'id'));
        return c.redirect('/settings#passkeys', 303);
      },
      (problems, status) => showSettings(c, house, { problems, status }),
    ),
  );
  door.post('/settings/sessions/:id/deletion', async (c) => {
    await endSession(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#sessions', 303);
  });
  door.post('/settings/other-sessions/deletion', async (c) => {
    await endOtherSessions(workplace, requirePerson(c), sessionOf(c, house));
    return c.redirect('/settings#sessions', 303);
  });
  return door;
}

async function setPassword(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const { workplace, rateLimits: limits } = house.doorway;
  const form = await readForm(c);
  const words = { present: form.text('present'), password: form.text('password') };
  return attempt(
    async () => {
      const asking = { session: sessionOf(c, house), address: addressOf(c), limits };
      await changePassword(workplace, viewer, asking, words);
      return c.redirect('/settings?saved=password#password', 303);
    },
    (problems, status) => showSettings(c, house, { problems, status }),
  );
}
