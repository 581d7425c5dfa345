import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import type { DoorContext, DoorEnv } from '../doors/shared/door-context.ts';
import { createIdentifier } from '../doors/shared/identify.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { createLive } from '../workplace/live/index.ts';

/** Where the house of the tests stands, as its addresses say. */
export const testOrigin = 'https://house.example.org';

/** What a door is given, with stand-ins for what is not a matter of doors: assets, log, sign-in. */
export function doorwayFor(
  context: CommandContext,
  changes: Partial<DoorContext> = {},
): DoorContext {
  return {
    context,
    signIn: {
      handle: async () => new Response(null, { status: 404 }),
      cookieName: 'session',
      sessionToken: (headers) =>
        /\bsession=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? null,
      withPassword: async () => new Response(null, { status: 401 }),
      withSingleSignOn: async () => new Response(null, { status: 404 }),
      signOut: async () => new Response(null),
      singleSignOn: null,
    },
    live: createLive({ send: async () => {}, listen: async () => {}, isListening: () => false }),
    isVisible: async () => true,
    rateLimits: { countAttempt: async () => {}, clearAttempts: async () => {} },
    mail: {
      settings: {
        key: 'a key of the tests',
        publicUrl: testOrigin,
        from: 'hill@example.org',
        domain: 'reply.example.org',
        canSend: true,
      },
      limits: { countReply: async () => {} },
      hookSecret: null,
      sendSoon: () => {},
    },
    push: { key: 'BA' },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    publicUrl: testOrigin,
    asset: (name) => `/assets/${name}`,
    isReady: async () => true,
    ...changes,
  };
}

/** A house with these doors, whoever knocks being identified as in the real one. */
export function houseWith(doorContext: DoorContext, ...doors: Hono<DoorEnv>[]): Hono<DoorEnv> {
  const house = new Hono<DoorEnv>();
  house.use(requestId());
  house.use(createIdentifier(doorContext));
  for (const door of doors) house.route('/', door);
  return house;
}
