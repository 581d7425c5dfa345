import { say } from '../../../messages/index.ts';
import { getTimeZone, type PersonViewer } from '../../../workplace/access/index.ts';
import { getNotificationSettings } from '../../../workplace/notifications/index.ts';
import { getPerson, listUnits } from '../../../workplace/people/index.ts';
import { listDevices } from '../../../workplace/push/index.ts';
import {
  findOwnEmail,
  hasPassword,
  listPasskeys,
  listSessions,
} from '../../../workplace/sign-in/index.ts';
import { getSuggestionSettings } from '../../../workplace/suggestions/index.ts';
import { listTokens } from '../../../workplace/tokens/index.ts';
import { getTheme } from '../../shared/page/shell.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import type { NotificationFormValues } from './notification-settings.tsx';
import { type ProfileFormValues, toProfileFormValues } from './profile.tsx';
import { SettingsPage } from './settings-page.tsx';
import { describeUserAgent } from './user-agent.ts';

export interface SettingsPageState {
  profileValues?: ProfileFormValues;
  problems?: Problems;
  /** An address that was refused. */
  email?: string;
  /** As typed, where it was refused. */
  notificationValues?: NotificationFormValues;
  newToken?: { token: string; purpose: string };
  status?: PageFrame['status'];
}

/** The settings as they are, or as somebody typed them, with what is wrong about that. */
export async function showSettings(
  c: Ctx,
  web: WebContext,
  shown: SettingsPageState,
): Promise<Response> {
  const viewer = requirePerson(c);
  const own = await loadSettings(c, web, viewer);
  const body = (
    <SettingsPage
      {...own}
      viewer={viewer}
      profileValues={shown.profileValues ?? toProfileFormValues(own.person)}
      typedEmail={shown.email}
      notificationValues={shown.notificationValues}
      newToken={shown.newToken}
      pushKey={web.door.push?.key ?? null}
      theme={getTheme(c)}
      problems={shown.problems ?? noProblems}
      saved={c.req.query('saved') ?? null}
      device={describeUserAgent(c.req.header('user-agent'))}
      origin={c.get('origin')}
      zone={getTimeZone(viewer)}
    />
  );
  return renderPage(c, web, {
    title: say('settings.title'),
    body,
    hasIslands: true,
    status: shown.status,
    isSecret: shown.newToken !== undefined,
  });
}

async function loadSettings(c: Ctx, web: WebContext, viewer: PersonViewer) {
  const { context } = web.door;
  const [signInMethods, person, units, tokens, notificationSettings, suggestionSettings, devices] =
    await Promise.all([
      loadSignInMethods(c, web, viewer),
      getPerson(context, viewer, viewer.id),
      listUnits(context, viewer),
      listTokens(context, viewer),
      getNotificationSettings(context, viewer),
      getSuggestionSettings(context, viewer),
      listDevices(context, viewer, getSessionToken(c, web)),
    ]);
  return {
    ...signInMethods,
    person,
    units,
    tokens,
    notificationSettings,
    suggestionSettings,
    devices,
  };
}

async function loadSignInMethods(c: Ctx, web: WebContext, viewer: PersonViewer) {
  const { context } = web.door;
  const [email, ownsPassword, passkeys, sessions] = await Promise.all([
    findOwnEmail(context, viewer),
    hasPassword(context, viewer),
    listPasskeys(context, viewer),
    listSessions(context, viewer, getSessionToken(c, web)),
  ]);
  return { email, hasPassword: ownsPassword, passkeys, sessions };
}

/** Token of the session in this request; none where a bearer token speaks. */
export function getSessionToken(c: Ctx, web: WebContext): string | null {
  return c.get('via') === 'session' ? web.door.signIn.sessionToken(c.req.raw.headers) : null;
}
