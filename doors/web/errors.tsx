import type { Child } from 'hono/jsx';
import { say, sayErrorReason } from '../../messages/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import { httpStatusByCode } from '../shared/http.ts';
import { getCurrentPath } from '../shared/page/shell.ts';
import { renderPage } from './layout/render-page.tsx';
import { getPreviousPage, readUnsentForm, UnsentPage } from './sign-in/unsent-form.tsx';
import type { Ctx, WebContext } from './web-context.ts';

/** The one place where what went wrong becomes a page. */
export async function showError(c: Ctx, web: WebContext, error: unknown): Promise<Response> {
  if (!(error instanceof AppError)) return showServerError(c, web, error);
  if (error.code === 'notSignedIn' && !wantsJson(c)) return redirectToSignIn(c, web);
  const status = httpStatusByCode[error.code];
  if (wantsJson(c))
    return c.json({ reason: error.reason, says: sayErrorReason(error.reason) }, status);
  if (error.code === 'notFound') return showNotFound(c, web, error.reason);
  return renderPage(c, web, {
    title: say('error.refused'),
    body: <MessagePage title={say('error.refused')} text={sayErrorReason(error.reason)} />,
    status,
  });
}

/** Whoever comes back goes on where they were; words that they sent meanwhile are kept before them. */
async function redirectToSignIn(c: Ctx, web: WebContext): Promise<Response> {
  const next = c.req.method === 'GET' ? getCurrentPath(c) : getPreviousPage(c);
  const unsent = await readUnsentForm(c);
  if (!unsent) return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
  const body = <UnsentPage unsent={unsent} path={getCurrentPath(c)} next={next} />;
  return renderPage(c, web, { title: say('unsent.title'), body, status: 401 });
}

/** Most often there is no more to say than that; of a link that was good once there is. */
function showNotFound(c: Ctx, web: WebContext, reason: string): Promise<Response> {
  if (!expiredLinkReasons.has(reason)) return showMissing(c, web);
  const title = say('error.linkOver');
  const body = (
    <MessagePage title={title} text={sayErrorReason(reason)}>
      {c.get('viewer').kind === 'anonymous' && reason !== 'setUpLinkOver' ? (
        <p class="buttons">
          <a class="button" href="/sign-in">
            {say('signIn.action')}
          </a>
        </p>
      ) : null}
    </MessagePage>
  );
  return renderPage(c, web, { title, body, status: 404 });
}

/** Reasons why a link that somebody was given opens nothing. */
const expiredLinkReasons = new Set(['invitationOver', 'alreadySetUp', 'setUpLinkOver']);

/** The same for what is missing and for what is hidden. */
export function showMissing(c: Ctx, web: WebContext): Promise<Response> {
  const signedOut = c.get('viewer').kind === 'anonymous';
  return renderPage(c, web, {
    title: say('error.missing'),
    body: (
      <MessagePage
        title={say('error.missing')}
        text={say(signedOut ? 'error.missingSignedOut' : 'error.missingText')}
      />
    ),
    status: 404,
  });
}

async function showServerError(c: Ctx, web: WebContext, error: unknown): Promise<Response> {
  const requestId = c.get('requestId');
  web.door.log.error({ err: error, requestId }, 'page request failed');
  if (wantsJson(c)) return c.json({ reason: 'failed', says: say('error.failedText') }, 500);
  const body = (
    <MessagePage title={say('error.failed')} text={say('error.failedText')}>
      {requestId ? <p class="quiet">{say('error.number', { id: requestId })}</p> : null}
    </MessagePage>
  );
  // With the database away even the name over the page is out of reach.
  const still: WebContext = { ...web, name: () => web.name().catch(() => 'Commonplace') };
  return renderPage(c, still, { title: say('error.failed'), body, status: 500 });
}

/** Islands ask for data and tell the reader themselves. */
export function wantsJson(c: Ctx): boolean {
  return c.req.header('accept')?.includes('application/json') ?? false;
}

export function MessagePage(props: { title: string; text: string; children?: Child }) {
  return (
    <div class="message-page">
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.children}
      <p>
        <a href="/">{say('error.home')}</a> · <a href="/search">{say('search.title')}</a>
      </p>
    </div>
  );
}
