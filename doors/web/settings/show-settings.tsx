import { say } from '../../../messages/index.ts';
import { type PersonViewer, zoneOf } from '../../../workplace/access/index.ts';
import { getAttention } from '../../../workplace/attention/index.ts';
import { getPerson, listUnits } from '../../../workplace/people/index.ts';
import { listDevices } from '../../../workplace/push/index.ts';
import {
  findOwnEmail,
  hasPassword,
  listPasskeys,
  listSessions,
} from '../../../workplace/sign-in/index.ts';
import { getSuggesting } from '../../../workplace/suggestions/index.ts';
import { listTokens } from '../../../workplace/tokens/index.ts';
import { themeOf } from '../../shared/page/shell.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { requirePerson } from '../viewer.ts';
import type { AttentionWords } from './attention.tsx';
import { deviceText } from './device.ts';
import { type ProfileWords, profileOf } from './profile.tsx';
import { SettingsPage } from './settings-page.tsx';

export interface Shown {
  words?: ProfileWords;
  problems?: Problems;
  /** An address that was refused. */
  email?: string;
  /** As typed, where it was refused. */
  attention?: AttentionWords;
  made?: { token: string; purpose: string };
  status?: Frame['status'];
}

/** The settings as they are, or as somebody typed them, with what is wrong about that. */
export async function showSettings(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requirePerson(c);
  const own = await ownThings(c, house, viewer);
  const body = (
    <SettingsPage
      {...own}
      viewer={viewer}
      words={shown.words ?? profileOf(own.person)}
      typedEmail={shown.email}
      typedAttention={shown.attention}
      made={shown.made}
      pushKey={house.doorway.push?.key ?? null}
      theme={themeOf(c)}
      problems={shown.problems ?? noProblems}
      saved={c.req.query('saved') ?? null}
      device={deviceText(c.req.header('user-agent'))}
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

async function ownThings(c: Ctx, house: House, viewer: PersonViewer) {
  const { workplace } = house.doorway;
  const [waysIn, person, units, tokens, attention, suggesting, devices] = await Promise.all([
    ownWaysIn(c, house, viewer),
    getPerson(workplace, viewer, viewer.id),
    listUnits(workplace, viewer),
    listTokens(workplace, viewer),
    getAttention(workplace, viewer),
    getSuggesting(workplace, viewer),
    listDevices(workplace, viewer, sessionOf(c, house)),
  ]);
  return { ...waysIn, person, units, tokens, attention, suggesting, devices };
}

async function ownWaysIn(c: Ctx, house: House, viewer: PersonViewer) {
  const { workplace } = house.doorway;
  const [email, password, passkeys, sessions] = await Promise.all([
    findOwnEmail(workplace, viewer),
    hasPassword(workplace, viewer),
    listPasskeys(workplace, viewer),
    listSessions(workplace, viewer, sessionOf(c, house)),
  ]);
  return { email, password, passkeys, sessions };
}

/** Token of the session in this request; none where a bearer token speaks. */
export function sessionOf(c: Ctx, house: House): string | null {
  return c.get('via') === 'session' ? house.doorway.signIn.sessionToken(c.req.raw.headers) : null;
}
