import { Hono } from 'hono';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { House } from '../house.ts';
import { manifestOf } from './manifest.ts';
import { OfflinePage } from './offline-page.tsx';

/** What a device keeps of the workplace, to have it among its programs and to open it offline. */
export function offlineRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/manifest.webmanifest', async (c) => {
    c.header('Content-Type', 'application/manifest+json');
    c.header('Cache-Control', 'no-cache');
    return c.body(JSON.stringify(manifestOf(await house.name())));
  });
  door.get('/offline', async (c) => {
    const page = (
      <OfflinePage name={await house.name()} stylesheet={house.doorway.asset('site.css')} />
    );
    c.header('Cache-Control', 'no-cache');
    return c.html(`<!doctype html>${page}`);
  });
  return door;
}
