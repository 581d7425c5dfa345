import { Hono } from 'hono';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';

/** Whether the process lives (`/healthz`), and whether it can serve (`/readyz`). */
export function healthDoor(doorContext: DoorContext): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.use('/healthz', setNoStore).use('/readyz', setNoStore);
  door.get('/healthz', (c) => c.text('alive\n'));
  door.get('/readyz', async (c) => {
    const ready = await doorContext.isReady().catch(() => false);
    if (!ready) return c.text('not ready\n', 503, { 'Retry-After': '5' });
    // Search answers meanwhile, a little less well.
    const reading = doorContext.context.searchIndex?.isLoading() ?? false;
    return c.text(reading ? 'ready\nthe index is being read\n' : 'ready\n');
  });
  return door;
}

const setNoStore = async (
  c: { header(name: string, value: string): void },
  next: () => Promise<void>,
): Promise<void> => {
  c.header('Cache-Control', 'no-store');
  await next();
};
