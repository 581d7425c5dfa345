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
import type { DoorContext, DoorEnv } from '../doors/shared/door-context.ts';
import { createIdentifier } from '../doors/shared/identify.ts';
import { webDoor } from '../doors/web/index.ts';
import type { Config } from './config.ts';
import { createCsrfGuard } from './csrf.ts';
import { createErrorHandler } from './error-handler.ts';
import { distDir } from './paths.ts';
import { createRequestLog } from './request-log.ts';
import { buildSecurityHeaders, setSecurityHeaders } from './security-headers.ts';

/** All doors of the app behind one address. */
export function createHttpApp(doorContext: DoorContext, log: Logger): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  app.use('/assets/*', serveStatic({ root: `${distDir}/public`, onFound: cacheForever }));
  for (const mark of iconPaths)
    app.get(mark, serveStatic({ root: `${distDir}/public`, onFound: cacheForOneDay }));
  app.get(
    '/service-worker.js',
    serveStatic({ root: `${distDir}/public`, onFound: revalidateAlways }),
  );
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    await next();
  });
  app.use(createRequestLog(log));
  app.use(createCompression());
  app.use(createIdentifier(doorContext));
  app.use(createCsrfGuard());
  app.onError(createErrorHandler(doorContext, log));
  app.route('/', feedDoor(doorContext));
  app.route('/', liveDoor(doorContext));
  app.route('/', apiDoor(doorContext));
  app.route('/', scimDoor(doorContext));
  app.route('/', webDoor(doorContext));
  return app;
}

const iconPaths = [
  '/mark.svg',
  '/favicon.ico',
  '/icon-192.png',
  '/icon-512.png',
  '/icon-maskable-512.png',
];

/** Only for clients that ask: looking at an answer's headers is not free. */
function createCompression(): MiddlewareHandler<DoorEnv> {
  const compressing = compress();
  return (c, next) => (c.req.header('accept-encoding') ? compressing(c, next) : next());
}

/** The name holds the content's hash, so the content never changes. */
function cacheForever(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'public, max-age=31536000, immutable');
}

/** The workplace's mark, at addresses that browsers ask for by themselves. */
function cacheForOneDay(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'public, max-age=86400');
}

/** Always the one that goes with the pages. */
function revalidateAlways(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'no-cache');
}

export interface HttpListener {
  port: number;
  /** Takes no more requests, lets those under way finish, and ends open streams after a moment. */
  close(): Promise<void>;
}

export function listen(app: Hono<DoorEnv>, config: Config): Promise<HttpListener> {
  const headers = buildSecurityHeaders(config.publicUrl);
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = config;
    const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
      resolve({ port: address.port, close: () => closeServer(server) });
    });
    server.prependListener('request', (_request, response: ServerResponse) =>
      setSecurityHeaders(response, headers),
    );
    server.on('error', (error) => reject(explainListenError(error, config)));
  });
}

/** Why nobody can be listened to, in words for whoever starts the program. */
function explainListenError(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that, or set PORT to another number.`,
    EACCES: `Permission denied to listen on port ${port}. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST is not an address of this machine: ${host}`,
    ENOTFOUND: `HOST is not an address of this machine: ${host}`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new Error(reason) : error;
}

const CLOSE_TIMEOUT_MS = 5000;

/** Ends each connection after its next answer: kept-alive ones that are busy would go on asking. */
export function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.prependListener('request', (_request, response: ServerResponse) =>
      response.setHeader('Connection', 'close'),
    );
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    // Live streams would otherwise stay open for as long as their readers do.
    const hurry = () => 'closeAllConnections' in server && server.closeAllConnections();
    setTimeout(hurry, CLOSE_TIMEOUT_MS).unref();
  });
}
