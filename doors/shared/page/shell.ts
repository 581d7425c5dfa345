import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Viewer } from '../../../workplace/access/index.ts';
import type { DoorEnv, Doorway } from '../doorway.ts';

/** What surrounds every page. */
export interface Shell {
  viewer: Viewer;
  /** The workplace's. */
  name: string;
  theme: 'light' | 'dark' | null;
  path: string;
  /** How many notices wait for the viewer. */
  waiting: number;
  asset(name: string): string;
}

export function shellFor(
  c: Context<DoorEnv>,
  { asset }: Doorway,
  { name, waiting = 0 }: { name: string; waiting?: number },
): Shell {
  return { viewer: c.get('viewer'), name, waiting, theme: themeOf(c), path: here(c), asset };
}

export function themeOf(c: Context<DoorEnv>): Shell['theme'] {
  const theme = getCookie(c, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** Path and query of this page, to come back to. */
export function here(c: Context<DoorEnv>): string {
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}
