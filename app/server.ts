import type { ServerResponse } from 'node:http';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import { apiDoor } from '../doors/api/index.ts';
import { feedDoor } from '../doors/feeds/index.ts';
import { liveDoor } from '../doors/live/index.ts';
import { scimDoor } from '../doors/scim/index.ts';
import type { DoorEnv, Doorway } from '../doors/shared/doorway.ts';
import { identify } from '../doors/shared/identify.ts';
import { webDoor } from '../doors/web/index.ts';
import type { Config } from './config.ts';
import { answerFailure } from './failure.ts';
import { guardForms } from './forms.ts';
import { protect, protectiveHeaders } from './headers.ts';
import { distDir } from './places.ts';
import { watched } from './watch.ts';

/** All doors of the house behind one address. */
export function openDoors(doorway: Doorway, log: Logger): Hono<DoorEnv> {
  const house = new Hono<DoorEnv>();
  house.use('/assets/*', serveStatic({ root: `${distDir}/public`, onFound: immutable }));
  for (const mark of marks)
    house.get(mark, serveStatic({ root: `${distDir}/public`, onFound: forADay }));
  house.get('/service-worker.js', serveStatic({ root: `${distDir}/public`, onFound: askAgain }));
  house.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    await next();
  });
  house.use(watched(log));
  house.use(compressed());
  house.use(identify(doorway));
  house.use(guardForms());
  house.onError(answerFailure(doorway, log));
  house.route('/', feedDoor(doorway));
  house.route('/', liveDoor(doorway));
  house.route('/', apiDoor(doorway));
  house.route('/', scimDoor(doorway));
  house.route('/', webDoor(doorway));
  return house;
}

const marks = [
  '/mark.svg',
  '/favicon.ico',
  '/icon-192.png',
  '/icon-512.png',
  '/icon-maskable-512.png',
];

/** Only for clients that ask: looking at an answer's headers is not free. */
function compressed(): MiddlewareHandler<DoorEnv> {
  const compressing = compress();
  return (c, next) => (c.req.header('accept-encoding') ? compressing(c, next) : next());
}

/** The name holds the content's hash, so the content never changes. */
function immutable(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'public, max-age=31536000, immutable');
}

/** The workplace's mark, at addresses that browsers ask for by themselves. */
function forADay(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'public, max-age=86400');
}

/** Always the one that goes with the pages. */
function askAgain(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'no-cache');
}

export interface Listening {
  port: number;
  /** Takes no more requests, lets those under way finish, and ends open streams after a moment. */
  close(): Promise<void>;
}

export function listen(house: Hono<DoorEnv>, config: Config): Promise<Listening> {
  const headers = protectiveHeaders(config.publicUrl);
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = config;
    const server = serve({ fetch: house.fetch, port, hostname }, (address) => {
      resolve({ port: address.port, close: () => closed(server) });
    });
    server.prependListener('request', (_request, response: ServerResponse) =>
      protect(response, headers),
    );
    server.on('error', (error) => reject(unheard(error, config)));
  });
}

/** Why nobody can be listened to, in words for whoever starts the program. */
function unheard(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that, or set PORT to another number.`,
    EACCES: `This user may not listen on port ${port}. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST is no address of this machine: ${host}`,
    ENOTFOUND: `HOST is no address of this machine: ${host}`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new Error(reason) : error;
}

const patience = 5000;

/** Ends each connection after its next answer: kept-alive ones that are busy would go on asking. */
export function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.prependListener('request', (_request, response: ServerResponse) =>
      response.setHeader('Connection', 'close'),
    );
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    // Live streams would otherwise stay open for as long as their readers do.
    const hurry = () => 'closeAllConnections' in server && server.closeAllConnections();
    setTimeout(hurry, patience).unref();
  });
}
