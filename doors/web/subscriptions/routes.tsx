import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { createToken } from '../../../workplace/tokens/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { renderPage } from '../layout/render-page.tsx';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { type FeedTarget, getFeedTarget } from './feed-target.ts';

/** Following what is not open to everybody: a private address of its feed, shown once. */
export function subscriptionRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  const followed = (c: Ctx) => getFeedTarget(context, c.get('viewer'), c.req.query('to') ?? '');
  routes.get('/subscriptions', async (c) => showSubscription(c, web, await followed(c)));
  routes.post('/subscriptions', async (c) => {
    const viewer = requirePerson(c);
    const one = await followed(c);
    const asked = { purpose: 'feed', label: one.title.slice(0, 200) };
    const { token } = await createToken(context, viewer, viewer.handle, asked);
    return showSubscription(c, web, one, `?${new URLSearchParams({ token })}`);
  });
  return routes;
}

function showSubscription(
  c: Ctx,
  web: WebContext,
  followed: FeedTarget,
  token?: string,
): Promise<Response> {
  const { title, feed, format, isPublic } = followed;
  const address = `${c.get('origin')}${feed}.${format}${token ?? ''}`;
  const known = isPublic || token !== undefined;
  const body = (
    <>
      <p class="kicker">
        <a href={followed.page}>{say('form.back')}</a>
      </p>
      <h1>{say('subscriptions.title', { title })}</h1>
      {known ? (
        <FeedAddress address={address} secret={!isPublic} />
      ) : (
        <CreateAddressForm feed={feed} />
      )}
    </>
  );
  return renderPage(c, web, {
    title: say('subscriptions.title', { title }),
    body,
    isSecret: !isPublic,
  });
}

function FeedAddress({ address, secret }: { address: string; secret: boolean }) {
  return (
    <div class="done" role="status">
      <p>{say(secret ? 'subscriptions.made' : 'subscriptions.open')}</p>
      <p>
        <code class="secret">{address}</code>
      </p>
      {secret ? (
        <p>
          <a href="/settings#tokens">{say('subscriptions.tokens')}</a>
        </p>
      ) : null}
    </div>
  );
}

function CreateAddressForm({ feed }: { feed: string }) {
  return (
    <>
      <p class="lead">{say('subscriptions.why')}</p>
      <form method="post" action={`/subscriptions?${new URLSearchParams({ to: feed })}`}>
        <p class="buttons">
          <button type="submit" class="button">
            {say('subscriptions.make')}
          </button>
        </p>
      </form>
      <p class="quiet">{say('subscriptions.care')}</p>
    </>
  );
}
