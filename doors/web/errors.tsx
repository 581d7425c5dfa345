import type { Child } from 'hono/jsx';
import { say, sayRefusal } from '../../messages/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import { statusOf } from '../shared/http.ts';
import { here } from '../shared/page/shell.ts';
import type { Ctx, House } from './house.ts';
import { show } from './layout/show.tsx';
import { pageBefore, UnsentPage, unsentIn } from './sign-in/unsent.tsx';

/** The one place where what went wrong becomes a page. */
export async function showError(c: Ctx, house: House, error: unknown): Promise<Response> {
  if (!(error instanceof Refusal)) return showFailure(c, house, error);
  if (error.code === 'notSignedIn' && !wantsData(c)) return askToSignIn(c, house);
  const status = statusOf[error.code];
  if (wantsData(c)) return c.json({ reason: error.reason, says: sayRefusal(error.reason) }, status);
  if (error.code === 'notFound') return showNotFound(c, house, error.reason);
  return show(c, house, {
    title: say('error.refused'),
    body: <Notice title={say('error.refused')} text={sayRefusal(error.reason)} />,
    status,
  });
}

/** Whoever comes back goes on where they were; words that they sent meanwhile are kept before them. */
async function askToSignIn(c: Ctx, house: House): Promise<Response> {
  const next = c.req.method === 'GET' ? here(c) : pageBefore(c);
  const unsent = await unsentIn(c);
  if (!unsent) return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
  const body = <UnsentPage unsent={unsent} path={here(c)} next={next} />;
  return show(c, house, { title: say('unsent.title'), body, status: 401 });
}

/** Most often there is no more to say than that; of a link that was good once there is. */
function showNotFound(c: Ctx, house: House, reason: string): Promise<Response> {
  if (!links.has(reason)) return showMissing(c, house);
  const title = say('error.linkOver');
  const body = (
    <Notice title={title} text={sayRefusal(reason)}>
      {c.get('viewer').is === 'nobody' && reason !== 'setUpLinkOver' ? (
        <p class="buttons">
          <a class="button" href="/sign-in">
            {say('signIn.action')}
          </a>
        </p>
      ) : null}
    </Notice>
  );
  return show(c, house, { title, body, status: 404 });
}

/** Reasons why a link that somebody was given opens nothing. */
const links = new Set(['invitationOver', 'alreadySetUp', 'setUpLinkOver']);

/** The same for what is missing and for what is hidden. */
export function showMissing(c: Ctx, house: House): Promise<Response> {
  const signedOut = c.get('viewer').is === 'nobody';
  return show(c, house, {
    title: say('error.missing'),
    body: (
      <Notice
        title={say('error.missing')}
        text={say(signedOut ? 'error.missingSignedOut' : 'error.missingText')}
      />
    ),
    status: 404,
  });
}

async function showFailure(c: Ctx, house: House, error: unknown): Promise<Response> {
  const requestId = c.get('requestId');
  house.doorway.log.error({ err: error, requestId }, 'a page failed');
  if (wantsData(c)) return c.json({ reason: 'failed', says: say('error.failedText') }, 500);
  const body = (
    <Notice title={say('error.failed')} text={say('error.failedText')}>
      {requestId ? <p class="quiet">{say('error.number', { id: requestId })}</p> : null}
    </Notice>
  );
  // With the database away even the name over the page is out of reach.
  const still: House = { ...house, name: () => house.name().catch(() => 'Commonplace') };
  return show(c, still, { title: say('error.failed'), body, status: 500 });
}

/** Islands ask for data and tell the reader themselves. */
export function wantsData(c: Ctx): boolean {
  return c.req.header('accept')?.includes('application/json') ?? false;
}

export function Notice(props: { title: string; text: string; children?: Child }) {
  return (
    <div class="notice">
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.children}
      <p>
        <a href="/">{say('error.home')}</a> · <a href="/search">{say('search.title')}</a>
      </p>
    </div>
  );
}
