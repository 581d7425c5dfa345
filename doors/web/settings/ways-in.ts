import { Hono } from 'hono';
import {
  type Asking,
  changeEmail,
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
  door.post('/settings/email', (c) => setEmail(c, house));
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

async function setEmail(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const words = { present: form.text('presentForEmail'), email: form.text('email') };
  return attempt(
    async () => {
      await changeEmail(house.doorway.workplace, viewer, askingFrom(c, house), words);
      return c.redirect('/settings?saved=email#email', 303);
    },
    ({ present, ...problems }, status) => {
      // Two forms of the page ask for the present password, each in a field of its own name.
      const about = present ? { ...problems, presentForEmail: present } : problems;
      return showSettings(c, house, { email: words.email, problems: about, status });
    },
  );
}

/** Where a change to one's ways in comes from. */
function askingFrom(c: Ctx, house: House): Asking {
  const { rateLimits: limits } = house.doorway;
  return { session: sessionOf(c, house), address: addressOf(c), limits };
}

async function setPassword(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const words = { present: form.text('present'), password: form.text('password') };
  return attempt(
    async () => {
      await changePassword(house.doorway.workplace, viewer, askingFrom(c, house), words);
      return c.redirect('/settings?saved=password#password', 303);
    },
    (problems, status) => showSettings(c, house, { problems, status }),
  );
}
