import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  acceptInvitation,
  getInvitation,
  requireSetUpSecret,
  setUpWorkplace,
} from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { safeNext } from '../back.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { show } from '../layout/show.tsx';
import { param } from '../viewer.ts';
import { InvitationPage, SetUpPage, SignInPage, type Values, WelcomePage } from './pages.tsx';
import { signIn, withCookies } from './session.ts';

/** Ways in: signing in and out, setting the workplace up, accepting an invitation. */
export function signInRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/sign-in', (c) => {
    const problems = c.req.query('error') === undefined ? noProblems : singleSignOnFailed;
    return showSignIn(c, house, c.req.query('next') ?? '/', {}, problems);
  });
  door.post('/sign-in', (c) => postSignIn(c, house));
  // A link, since the policy of our pages lets no form lead to another host.
  door.get('/sign-in/single-sign-on', (c) => singleSignOn(c, house));
  door.post('/sign-out', async (c) =>
    withCookies(c.redirect('/?out', 303), await house.doorway.signIn.out(c.req.raw)),
  );
  door.get('/set-up', (c) => showSetUp(c, house, c.req.query('token') ?? ''));
  door.post('/set-up', (c) => postSetUp(c, house));
  door.get('/invitations/:token{cpi_.+}', (c) => showInvitation(c, house));
  door.post('/invitations/:token{cpi_.+}', (c) => postInvitation(c, house));
  door.all('/api/auth/*', (c) => house.doorway.signIn.handle(c.req.raw));
  return door;
}

async function showSignIn(
  c: Ctx,
  house: House,
  next: string,
  values: Values = {},
  problems: Problems = noProblems,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  if (c.get('viewer').is === 'person' && status === 200) return c.redirect(safeNext(next), 303);
  if (!(await house.isSetUp())) return showNotSetUp(c, house);
  const { singleSignOn } = house.doorway.signIn;
  const workplace = await house.name();
  const props = { workplace, next: safeNext(next), singleSignOn, values, problems };
  const title = say('signIn.short');
  return show(c, house, { title, body: <SignInPage {...props} />, islands: true, status });
}

async function postSignIn(c: Ctx, house: House): Promise<Response> {
  const form = await readForm(c);
  const [email, password, next] = [form.text('email'), form.text('password'), form.text('next')];
  return attempt(
    () => signIn(c, house, { email, password, next }),
    (problems, status) =>
      showSignIn(c, house, next, { email }, problems, status === 429 ? 429 : 422),
  );
}

/** Sends the browser to the organisation's own sign-in, if that answers. */
async function singleSignOn(c: Ctx, house: House): Promise<Response> {
  const { signIn } = house.doorway;
  if (!signIn.singleSignOn) throw notFound();
  const next = safeNext(c.req.query('next') ?? '/');
  const answer = await signIn.withSingleSignOn(c.get('origin'), next);
  if (!answer.ok) return showSignIn(c, house, next, {}, singleSignOnFailed);
  const { url } = (await answer.clone().json()) as { url: string };
  return withCookies(c.redirect(url, 303), answer);
}

const singleSignOnFailed: Problems = { form: 'singleSignOnFailed' };

/** Before anybody is here there is nothing to see, and nobody who could sign in. */
export async function showNotSetUp(c: Ctx, house: House): Promise<Response> {
  const body = <WelcomePage workplace={await house.name()} />;
  return show(c, house, { title: say('setUp.title'), body });
}

async function showSetUp(
  c: Ctx,
  house: House,
  token: string,
  values: Values = {},
  problems: Problems = noProblems,
): Promise<Response> {
  const { workplace } = house.doorway;
  const title = say('setUp.title');
  if (!token && !(await house.isSetUp())) return showNotSetUp(c, house);
  await requireSetUpSecret(workplace, token);
  const body = <SetUpPage token={token} values={values} problems={problems} />;
  const status = problems === noProblems ? 200 : 422;
  return show(c, house, { title, body, status, islands: true, secret: true });
}

async function postSetUp(c: Ctx, house: House): Promise<Response> {
  const form = await readForm(c);
  const token = form.text('token');
  const values = valuesOf(form, ['workplace', 'name', 'handle', 'email']);
  const password = form.text('password');
  return attempt(
    async () => {
      const input = { ...values, password, timeZone: form.text('timeZone') };
      await setUpWorkplace(house.doorway.workplace, token, input);
      return signIn(c, house, { email: values.email ?? '', password, next: '/' });
    },
    (problems) => showSetUp(c, house, token, values, problems),
  );
}

async function showInvitation(
  c: Ctx,
  house: House,
  values: Values = {},
  problems: Problems = noProblems,
): Promise<Response> {
  const token = param(c, 'token');
  const invitation = await getInvitation(house.doorway.workplace, token);
  const known = { name: invitation.name ?? '', email: invitation.email ?? '' };
  const workplace = await house.name();
  const props = { workplace, invitation, token, values: { ...known, ...values }, problems };
  return show(c, house, {
    title: say('invitation.title', { workplace }),
    body: <InvitationPage {...props} />,
    status: problems === noProblems ? 200 : 422,
    islands: true,
    secret: true,
  });
}

async function postInvitation(c: Ctx, house: House): Promise<Response> {
  const form = await readForm(c);
  const values = valuesOf(form, ['name', 'handle', 'email']);
  const password = form.text('password');
  return attempt(
    async () => {
      const input = { ...values, password, timeZone: form.text('timeZone') };
      const { email } = await acceptInvitation(house.doorway.workplace, param(c, 'token'), input);
      return signIn(c, house, { email, password, next: '/' });
    },
    (problems) => showInvitation(c, house, values, problems),
  );
}

function valuesOf(form: Form, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, form.text(name)]));
}
