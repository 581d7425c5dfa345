import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Viewer } from '../../../workplace/access/index.ts';
import type { DoorContext, DoorEnv } from '../door-context.ts';

/** What surrounds every page. */
export interface Shell {
  viewer: Viewer;
  /** The workplace's. */
  name: string;
  theme: 'light' | 'dark' | null;
  path: string;
  /** How many unread notifications the viewer has. */
  unreadCount: number;
  asset(name: string): string;
}

export function createShell(
  c: Context<DoorEnv>,
  { asset }: DoorContext,
  { name, waiting = 0 }: { name: string; waiting?: number },
): Shell {
  return {
    viewer: c.get('viewer'),
    name,
    unreadCount: waiting,
    theme: getTheme(c),
    path: getCurrentPath(c),
    asset,
  };
}

export function getTheme(c: Context<DoorEnv>): Shell['theme'] {
  const theme = getCookie(c, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** Path and query of this page, to come back to. */
export function getCurrentPath(c: Context<DoorEnv>): string {
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}
