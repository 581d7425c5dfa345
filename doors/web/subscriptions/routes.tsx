import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { createToken } from '../../../workplace/tokens/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { requirePerson } from '../viewer.ts';
import { type Followed, getFollowed } from './followed.ts';

/** Following what is not open to everybody: a private address of its feed, shown once. */
export function subscriptionRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  const followed = (c: Ctx) => getFollowed(workplace, c.get('viewer'), c.req.query('to') ?? '');
  door.get('/subscriptions', async (c) => showSubscription(c, house, await followed(c)));
  door.post('/subscriptions', async (c) => {
    const viewer = requirePerson(c);
    const one = await followed(c);
    const asked = { purpose: 'feed', label: one.title.slice(0, 200) };
    const { token } = await createToken(workplace, viewer, viewer.handle, asked);
    return showSubscription(c, house, one, `?${new URLSearchParams({ token })}`);
  });
  return door;
}

function showSubscription(
  c: Ctx,
  house: House,
  followed: Followed,
  token?: string,
): Promise<Response> {
  const { title, feed, format, open } = followed;
  const address = `${c.get('origin')}${feed}.${format}${token ?? ''}`;
  const known = open || token !== undefined;
  const body = (
    <>
      <p class="kicker">
        <a href={followed.page}>{say('form.back')}</a>
      </p>
      <h1>{say('subscriptions.title', { title })}</h1>
      {known ? <Address address={address} secret={!open} /> : <Make feed={feed} />}
    </>
  );
  return show(c, house, { title: say('subscriptions.title', { title }), body, secret: !open });
}

function Address({ address, secret }: { address: string; secret: boolean }) {
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

function Make({ feed }: { feed: string }) {
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
