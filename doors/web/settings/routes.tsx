import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { changeAttention } from '../../../workplace/attention/index.ts';
import { changePicture, changeProfile } from '../../../workplace/people/index.ts';
import { invalid } from '../../../workplace/refusal.ts';
import { createToken, revokeToken } from '../../../workplace/tokens/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { addFile } from '../files.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { param, requirePerson } from '../viewer.ts';
import { attentionIn } from './attention.tsx';
import { deviceRoutes } from './device-routes.ts';
import { profileIn } from './profile.tsx';
import { showSettings } from './show-settings.tsx';
import { waysInRoutes } from './ways-in.ts';

/** One's own things: profile, picture, how pages look, ways in, tokens. */
export function settingsRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/settings', (c) => showSettings(c, house, {}));
  door.post('/settings/profile', async (c) => {
    const words = profileIn(await readForm(c));
    return attempt(
      async () => {
        await changeProfile(workplace, requirePerson(c), words);
        return c.redirect('/settings?saved=profile#profile', 303);
      },
      (problems, status) => showSettings(c, house, { words, problems, status }),
    );
  });
  door.post('/settings/picture', (c) => setPicture(c, house));
  door.post('/settings/attention', async (c) => {
    const words = attentionIn(await readForm(c));
    return attempt(
      async () => {
        await changeAttention(workplace, requirePerson(c), words);
        return c.redirect('/settings?saved=attention#attention', 303);
      },
      (problems, status) => showSettings(c, house, { attention: words, problems, status }),
    );
  });
  door.post('/settings/theme', async (c) => {
    const theme = (await readForm(c)).text('theme');
    const chosen = theme === 'light' || theme === 'dark' ? theme : '';
    const maxAge = chosen ? 34_000_000 : 0;
    setCookie(c, 'theme', chosen, { path: '/', maxAge, sameSite: 'Lax', httpOnly: true });
    return c.redirect('/settings#theme', 303);
  });
  door.post('/settings/tokens', (c) => makeToken(c, house));
  door.post('/settings/tokens/:id/deletion', async (c) => {
    await revokeToken(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect('/settings#tokens', 303);
  });
  door.route('/', deviceRoutes(house));
  door.route('/', waysInRoutes(house));
  return door;
}

/** A new picture, or none; the file itself is examined and made again from its pixels. */
async function setPicture(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  return attempt(
    async () => {
      const file = form.file('picture');
      const none = form.text('action') === 'remove';
      if (!file && !none) throw invalid({ picture: 'pictureMissing' });
      const id = file && !none ? (await addFile(house, viewer, file)).id : null;
      await changePicture(house.doorway.workplace, viewer, id);
      return c.redirect('/settings?saved=picture#picture', 303);
    },
    (problems, status) => {
      const about = { picture: Object.values(problems)[0] ?? 'invalid' };
      return showSettings(c, house, { problems: about, status });
    },
  );
}

async function makeToken(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const asked = { purpose: form.text('purpose'), scope: form.text('scope') || 'read' };
  return attempt(
    async () => {
      const input = { ...asked, label: form.text('label') };
      const made = await createToken(house.doorway.workplace, viewer, viewer.handle, input);
      return showSettings(c, house, { made: { ...made, purpose: asked.purpose } });
    },
    (problems, status) => showSettings(c, house, { problems, status }),
  );
}
