import { Hono } from 'hono';
import type { DoorEnv } from '../../shared/door-context.ts';
import type { WebContext } from '../web-context.ts';
import { buildManifest } from './manifest.ts';
import { OfflinePage } from './offline-page.tsx';

/** What a device keeps of the workplace, to have it among its programs and to open it offline. */
export function offlineRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/manifest.webmanifest', async (c) => {
    c.header('Content-Type', 'application/manifest+json');
    c.header('Cache-Control', 'no-cache');
    return c.body(JSON.stringify(buildManifest(await web.name())));
  });
  routes.get('/offline', async (c) => {
    const page = <OfflinePage name={await web.name()} stylesheet={web.door.asset('site.css')} />;
    c.header('Cache-Control', 'no-cache');
    return c.html(`<!doctype html>${page}`);
  });
  return routes;
}
