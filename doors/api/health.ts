import { Hono } from 'hono';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';

/** Whether the process lives (`/healthz`), and whether it can serve (`/readyz`). */
export function healthDoor(doorway: Doorway): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.use('/healthz', unkept).use('/readyz', unkept);
  door.get('/healthz', (c) => c.text('alive\n'));
  door.get('/readyz', async (c) => {
    const ready = await doorway.ready().catch(() => false);
    if (!ready) return c.text('not ready\n', 503, { 'Retry-After': '5' });
    // Search answers meanwhile, a little less well.
    const reading = doorway.workplace.finder?.reading() ?? false;
    return c.text(reading ? 'ready\nthe index is being read\n' : 'ready\n');
  });
  return door;
}

const unkept = async (
  c: { header(name: string, value: string): void },
  next: () => Promise<void>,
): Promise<void> => {
  c.header('Cache-Control', 'no-store');
  await next();
};
