import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { invalid } from '../../../workplace/kernel/index.ts';
import { changeNotificationSettings } from '../../../workplace/notifications/index.ts';
import { changePicture, changeProfile } from '../../../workplace/people/index.ts';
import { createToken, revokeToken } from '../../../workplace/tokens/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { storeUpload } from '../uploads.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { parseNotificationForm } from './notification-settings.tsx';
import { parseProfileForm } from './profile.tsx';
import { pushDeviceRoutes } from './push-device-routes.ts';
import { showSettings } from './show-settings.tsx';
import { signInMethodRoutes } from './sign-in-method-routes.ts';

/** One's own things: profile, picture, how pages look, ways in, tokens. */
export function settingsRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/settings', (c) => showSettings(c, web, {}));
  routes.post('/settings/profile', async (c) => {
    const values = parseProfileForm(await readForm(c));
    return withFormErrors(
      async () => {
        await changeProfile(context, requirePerson(c), values);
        return c.redirect('/settings?saved=profile#profile', 303);
      },
      (problems, status) => showSettings(c, web, { profileValues: values, problems, status }),
    );
  });
  routes.post('/settings/picture', (c) => savePicture(c, web));
  routes.post('/settings/notifications', async (c) => {
    const values = parseNotificationForm(await readForm(c));
    return withFormErrors(
      async () => {
        await changeNotificationSettings(context, requirePerson(c), values);
        return c.redirect('/settings?saved=notifications#notifications', 303);
      },
      (problems, status) => showSettings(c, web, { notificationValues: values, problems, status }),
    );
  });
  routes.post('/settings/theme', async (c) => {
    const theme = (await readForm(c)).text('theme');
    const chosen = theme === 'light' || theme === 'dark' ? theme : '';
    const maxAge = chosen ? 34_000_000 : 0;
    setCookie(c, 'theme', chosen, { path: '/', maxAge, sameSite: 'Lax', httpOnly: true });
    return c.redirect('/settings#theme', 303);
  });
  routes.post('/settings/tokens', (c) => createOwnToken(c, web));
  routes.post('/settings/tokens/:id/deletion', async (c) => {
    await revokeToken(context, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#tokens', 303);
  });
  routes.route('/', pushDeviceRoutes(web));
  routes.route('/', signInMethodRoutes(web));
  return routes;
}

/** A new picture, or none; the file itself is examined and made again from its pixels. */
async function savePicture(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  return withFormErrors(
    async () => {
      const file = form.file('picture');
      const none = form.text('action') === 'remove';
      if (!file && !none) throw invalid({ picture: 'fileMissing' });
      const id = file && !none ? (await storeUpload(web, viewer, file)).id : null;
      await changePicture(web.door.context, viewer, id);
      return c.redirect('/settings?saved=picture#picture', 303);
    },
    (problems, status) => {
      const about = { picture: Object.values(problems)[0] ?? 'invalid' };
      return showSettings(c, web, { problems: about, status });
    },
  );
}

async function createOwnToken(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const asked = { purpose: form.text('purpose'), scope: form.text('scope') || 'read' };
  return withFormErrors(
    async () => {
      const input = { ...asked, label: form.text('label') };
      const made = await createToken(web.door.context, viewer, viewer.handle, input);
      return showSettings(c, web, { newToken: { ...made, purpose: asked.purpose } });
    },
    (problems, status) => showSettings(c, web, { problems, status }),
  );
}
