import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import {
  acceptInvitation,
  getInvitation,
  requireSetUpSecret,
  setUpWorkplace,
} from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { toSafePath } from '../safe-redirect.ts';
import { param } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { type FormValues, InvitationPage, SetUpPage, SignInPage, WelcomePage } from './pages.tsx';
import { copyCookies, signInWithPassword } from './session.ts';

/** Ways in: signing in and out, setting the workplace up, accepting an invitation. */
export function signInRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/sign-in', (c) => {
    const problems = c.req.query('error') === undefined ? noProblems : singleSignOnProblem;
    return showSignIn(c, web, c.req.query('next') ?? '/', {}, problems);
  });
  routes.post('/sign-in', (c) => submitSignIn(c, web));
  // A link, since the policy of our pages lets no form lead to another host.
  routes.get('/sign-in/single-sign-on', (c) => startSingleSignOn(c, web));
  routes.post('/sign-out', async (c) =>
    copyCookies(c.redirect('/?out', 303), await web.door.signIn.signOut(c.req.raw)),
  );
  routes.get('/set-up', (c) => showSetUp(c, web, c.req.query('token') ?? ''));
  routes.post('/set-up', (c) => submitSetUp(c, web));
  routes.get('/invitations/:token{cpi_.+}', (c) => showInvitation(c, web));
  routes.post('/invitations/:token{cpi_.+}', (c) => submitInvitation(c, web));
  routes.all('/api/auth/*', (c) => web.door.signIn.handle(c.req.raw));
  return routes;
}

async function showSignIn(
  c: Ctx,
  web: WebContext,
  next: string,
  values: FormValues = {},
  problems: Problems = noProblems,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  if (c.get('viewer').kind === 'person' && status === 200) return c.redirect(toSafePath(next), 303);
  if (!(await web.isSetUp())) return showNotSetUp(c, web);
  const { singleSignOn } = web.door.signIn;
  const workplace = await web.name();
  const props = { workplace, next: toSafePath(next), singleSignOn, values, problems };
  const title = say('signIn.short');
  return renderPage(c, web, { title, body: <SignInPage {...props} />, hasIslands: true, status });
}

async function submitSignIn(c: Ctx, web: WebContext): Promise<Response> {
  const form = await readForm(c);
  const [email, password, next] = [form.text('email'), form.text('password'), form.text('next')];
  return withFormErrors(
    () => signInWithPassword(c, web, { email, password, next }),
    (problems, status) => showSignIn(c, web, next, { email }, problems, status === 429 ? 429 : 422),
  );
}

/** Sends the browser to the organisation's own sign-in, if that answers. */
async function startSingleSignOn(c: Ctx, web: WebContext): Promise<Response> {
  const { signIn } = web.door;
  if (!signIn.singleSignOn) throw notFound();
  const next = toSafePath(c.req.query('next') ?? '/');
  const answer = await signIn.withSingleSignOn(c.get('origin'), next);
  if (!answer.ok) return showSignIn(c, web, next, {}, singleSignOnProblem);
  const { url } = (await answer.clone().json()) as { url: string };
  return copyCookies(c.redirect(url, 303), answer);
}

const singleSignOnProblem: Problems = { form: 'singleSignOnFailed' };

/** Before anybody is here there is nothing to see, and nobody who could sign in. */
export async function showNotSetUp(c: Ctx, web: WebContext): Promise<Response> {
  const body = <WelcomePage workplace={await web.name()} />;
  return renderPage(c, web, { title: say('setUp.title'), body });
}

async function showSetUp(
  c: Ctx,
  web: WebContext,
  token: string,
  values: FormValues = {},
  problems: Problems = noProblems,
): Promise<Response> {
  const { context } = web.door;
  const title = say('setUp.title');
  if (!token && !(await web.isSetUp())) return showNotSetUp(c, web);
  await requireSetUpSecret(context, token);
  const body = <SetUpPage token={token} values={values} problems={problems} />;
  const status = problems === noProblems ? 200 : 422;
  return renderPage(c, web, { title, body, status, hasIslands: true, isSecret: true });
}

async function submitSetUp(c: Ctx, web: WebContext): Promise<Response> {
  const form = await readForm(c);
  const token = form.text('token');
  const values = readFormValues(form, ['workplace', 'name', 'handle', 'email']);
  const password = form.text('password');
  return withFormErrors(
    async () => {
      const input = { ...values, password, timeZone: form.text('timeZone') };
      await setUpWorkplace(web.door.context, token, input);
      return signInWithPassword(c, web, { email: values.email ?? '', password, next: '/' });
    },
    (problems) => showSetUp(c, web, token, values, problems),
  );
}

async function showInvitation(
  c: Ctx,
  web: WebContext,
  values: FormValues = {},
  problems: Problems = noProblems,
): Promise<Response> {
  const token = param(c, 'token');
  const invitation = await getInvitation(web.door.context, token);
  const known = { name: invitation.name ?? '', email: invitation.email ?? '' };
  const workplace = await web.name();
  const props = { workplace, invitation, token, values: { ...known, ...values }, problems };
  return renderPage(c, web, {
    title: say('invitation.title', { workplace }),
    body: <InvitationPage {...props} />,
    status: problems === noProblems ? 200 : 422,
    hasIslands: true,
    isSecret: true,
  });
}

async function submitInvitation(c: Ctx, web: WebContext): Promise<Response> {
  const form = await readForm(c);
  const values = readFormValues(form, ['name', 'handle', 'email']);
  const password = form.text('password');
  return withFormErrors(
    async () => {
      const input = { ...values, password, timeZone: form.text('timeZone') };
      const { email } = await acceptInvitation(web.door.context, param(c, 'token'), input);
      return signInWithPassword(c, web, { email, password, next: '/' });
    },
    (problems) => showInvitation(c, web, values, problems),
  );
}

function readFormValues(form: Form, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, form.text(name)]));
}
