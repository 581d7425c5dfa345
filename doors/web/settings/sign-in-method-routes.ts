import { Hono } from 'hono';
import {
  changeEmail,
  changePassword,
  endOtherSessions,
  endSession,
  type ReauthContext,
  removePasskey,
} from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { getClientAddress } from '../sign-in/session.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { getSessionToken, showSettings } from './show-settings.tsx';

/** How one signs in, and where one is signed in. */
export function signInMethodRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.post('/settings/email', (c) => saveEmail(c, web));
  routes.post('/settings/password', (c) => savePassword(c, web));
  routes.post('/settings/passkeys/:id/deletion', (c) =>
    withFormErrors(
      async () => {
        await removePasskey(context, requirePerson(c), param(c, 'id'));
        return c.redirect('/settings#passkeys', 303);
      },
      (problems, status) => showSettings(c, web, { problems, status }),
    ),
  );
  routes.post('/settings/sessions/:id/deletion', async (c) => {
    await endSession(context, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#sessions', 303);
  });
  routes.post('/settings/other-sessions/deletion', async (c) => {
    await endOtherSessions(context, requirePerson(c), getSessionToken(c, web));
    return c.redirect('/settings#sessions', 303);
  });
  return routes;
}

async function saveEmail(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const input = {
    currentPassword: form.text('currentPasswordForEmail'),
    email: form.text('email'),
  };
  return withFormErrors(
    async () => {
      await changeEmail(web.door.context, viewer, getReauthContext(c, web), input);
      return c.redirect('/settings?saved=email#email', 303);
    },
    ({ currentPassword, ...problems }, status) => {
      // Two forms of the page ask for the present password, each in a field of its own name.
      const renamed = currentPassword
        ? { ...problems, currentPasswordForEmail: currentPassword }
        : problems;
      return showSettings(c, web, { email: input.email, problems: renamed, status });
    },
  );
}

/** Where a change to one's ways in comes from. */
function getReauthContext(c: Ctx, web: WebContext): ReauthContext {
  const { rateLimits: limits } = web.door;
  return { session: getSessionToken(c, web), address: getClientAddress(c), rateLimits: limits };
}

async function savePassword(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const input = { currentPassword: form.text('currentPassword'), password: form.text('password') };
  return withFormErrors(
    async () => {
      await changePassword(web.door.context, viewer, getReauthContext(c, web), input);
      return c.redirect('/settings?saved=password#password', 303);
    },
    (problems, status) => showSettings(c, web, { problems, status }),
  );
}
