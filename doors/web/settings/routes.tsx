import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { say } from '../../../messages/index.ts';
import {
  changePicture,
  changeProfile,
  getPerson,
  listUnits,
} from '../../../workplace/people/index.ts';
import { createToken, listTokens, revokeToken } from '../../../workplace/tokens/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { addFile } from '../files.ts';
import { readForm } from '../form.ts';
import { type Ctx, type House, zoneOf } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show, themeOf } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { type ProfileWords, profileIn, profileOf } from './profile.tsx';
import { SettingsPage } from './settings-page.tsx';

/** One's own things: profile, picture, how pages look, tokens. */
export function settingsRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/settings', (c) => showSettings(c, house, {}));
  door.post('/settings/profile', async (c) => {
    const words = profileIn(await readForm(c));
    return attempt(
      async () => {
        await changeProfile(workplace, requirePerson(c), words);
        return c.redirect('/settings?saved#profile', 303);
      },
      (problems, status) => showSettings(c, house, { words, problems, status }),
    );
  });
  door.post('/settings/picture', (c) => setPicture(c, house));
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
      if (!file && !none) return c.redirect('/settings#picture', 303);
      const id = file && !none ? (await addFile(house, viewer, file)).id : null;
      await changePicture(house.doorway.workplace, viewer, id);
      return c.redirect('/settings?saved#picture', 303);
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

interface Shown {
  words?: ProfileWords;
  problems?: Problems;
  made?: { token: string; purpose: string };
  status?: Frame['status'];
}

async function showSettings(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const [person, units, tokens] = await Promise.all([
    getPerson(workplace, viewer, viewer.id),
    listUnits(workplace, viewer),
    listTokens(workplace, viewer),
  ]);
  const body = (
    <SettingsPage
      viewer={viewer}
      person={person}
      words={shown.words ?? profileOf(person)}
      units={units}
      tokens={tokens}
      made={shown.made}
      theme={themeOf(c)}
      problems={shown.problems ?? noProblems}
      saved={c.req.query('saved') !== undefined}
      origin={c.get('origin')}
      zone={zoneOf(viewer)}
    />
  );
  return show(c, house, {
    title: say('settings.title'),
    body,
    islands: true,
    status: shown.status,
    secret: shown.made !== undefined,
  });
}
