import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { apiDoor } from '../doors/api/index.ts';
import { feedDoor } from '../doors/feeds/index.ts';
import { liveDoor } from '../doors/live/index.ts';
import type { DoorEnv, Doorway } from '../doors/shared/doorway.ts';
import { identify } from '../doors/shared/identify.ts';
import { webDoor } from '../doors/web/index.ts';
import { answerFailure } from './failure.ts';
import { guardForms } from './forms.ts';
import { distDir } from './places.ts';
import { watched } from './watch.ts';

/** All doors of the house behind one address. */
export function openDoors(doorway: Doorway, log: Logger): Hono<DoorEnv> {
  const house = new Hono<DoorEnv>();
  house.use('/assets/*', serveStatic({ root: `${distDir}/public`, onFound: immutable }));
  house.use(async (c, next) => {
    c.set('requestId', v7());
    await next();
  });
  house.use(watched(log));
  house.use(compress());
  house.use(secureHeaders(headers(doorway)));
  house.use(identify(doorway));
  house.use(guardForms());
  house.onError(answerFailure(doorway, log));
  house.route('/', feedDoor(doorway));
  house.route('/', liveDoor(doorway));
  house.route('/', apiDoor(doorway));
  house.route('/', webDoor(doorway));
  return house;
}

/** The name holds the content's hash, so the content never changes. */
function immutable(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'public, max-age=31536000, immutable');
}

function headers(doorway: Doorway): Parameters<typeof secureHeaders>[0] {
  const secure = doorway.publicUrl?.startsWith('https:') ?? false;
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      manifestSrc: ["'self'"],
    },
    // Over plain HTTP in a local network the header would lock people out.
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    referrerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  };
}

export interface Listening {
  port: number;
  /** Takes no more requests, lets those under way finish, and ends open streams after a moment. */
  close(): Promise<void>;
}

export function listen(house: Hono<DoorEnv>, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: house.fetch, port, hostname: host }, (address) => {
      resolve({ port: address.port, close: () => closed(server) });
    });
    server.on('error', reject);
  });
}

const patience = 5000;

function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    // Live streams would otherwise stay open for as long as their readers do.
    const hurry = () => 'closeAllConnections' in server && server.closeAllConnections();
    setTimeout(hurry, patience).unref();
  });
}
