import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import type { DoorEnv, Doorway } from '../doors/shared/doorway.ts';
import { identify } from '../doors/shared/identify.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { makeLive } from '../workplace/live/index.ts';

/** Where the house of the tests stands, as its addresses say. */
export const testOrigin = 'https://house.example.org';

/** What a door is given, with stand-ins for what is not a matter of doors: assets, log, sign-in. */
export function doorwayFor(workplace: Workplace, changes: Partial<Doorway> = {}): Doorway {
  return {
    workplace,
    signIn: {
      handle: async () => new Response(null, { status: 404 }),
      cookieName: 'session',
      sessionToken: (headers) =>
        /\bsession=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? null,
      withPassword: async () => new Response(null, { status: 401 }),
      withSingleSignOn: async () => new Response(null, { status: 404 }),
      out: async () => new Response(null),
      singleSignOn: null,
    },
    live: makeLive({ send: async () => {}, listen: async () => {}, listening: () => false }),
    seen: async () => true,
    rateLimits: { tried: async () => {}, succeeded: async () => {} },
    mail: {
      settings: {
        ...{ key: 'a key of the tests', publicUrl: testOrigin, from: 'hill@example.org' },
        ...{ domain: 'reply.example.org', sends: true },
      },
      ...{ limits: { answered: async () => {} }, hookSecret: null, mailNow: () => {} },
    },
    push: { key: 'BA' },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    publicUrl: testOrigin,
    asset: (name) => `/assets/${name}`,
    ready: async () => true,
    ...changes,
  };
}

/** A house with these doors, whoever knocks being identified as in the real one. */
export function houseWith(doorway: Doorway, ...doors: Hono<DoorEnv>[]): Hono<DoorEnv> {
  const house = new Hono<DoorEnv>();
  house.use(requestId());
  house.use(identify(doorway));
  for (const door of doors) house.route('/', door);
  return house;
}
