import type { Hono } from 'hono';
import { apiDoor } from '../../doors/api/index.ts';
import { feedDoor } from '../../doors/feeds/index.ts';
import { liveDoor } from '../../doors/live/index.ts';
import { scimDoor } from '../../doors/scim/index.ts';
import type { DoorContext, DoorEnv } from '../../doors/shared/door-context.ts';
import { webDoor } from '../../doors/web/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { createLive } from '../../workplace/live/index.ts';
import { doorwayFor, houseWith } from '../doors.ts';
import { loopback } from '../live.ts';
import type { Persona } from './personas.ts';
import type { Fixture } from './world.ts';

type MakeDoor = (doorContext: DoorContext) => Hono<DoorEnv>;

/** Every door of the matrix, pages last; a new one is a word here and rows in `door-rows.ts`. */
const doors: MakeDoor[] = [feedDoor, liveDoor, apiDoor, scimDoor, webDoor];

/** Asks a workplace as a persona, either its queries or through its doors. */
export interface Client {
  persona: Persona;
  viewer: Persona['viewer'];
  context: CommandContext;
  app: Hono<DoorEnv>;
  /** A public fixture, which everybody sees: from it all is reached that a viewer may see. */
  start: Fixture;
}

/**
 * All doors, for all personas. Nothing happens while they ask, so what an app caches until then
 * is cached here as in the real one: a page cached for one persona must not be shown to another.
 */
export function makeTestApp(context: CommandContext): Client['app'] {
  const doorContext = doorwayFor(context, { live: createLive(loopback()) });
  return houseWith(doorContext, ...doors.map((door) => door(doorContext)));
}

/** A GET as this persona: status, headers and body, without what differs between requests. */
export async function get(
  { app, persona }: Pick<Client, 'app' | 'persona'>,
  path: string,
): Promise<{ status: number; headers: [string, string][]; body: string }> {
  const ended = new AbortController();
  const response = await app.request(path, { headers: persona.headers, signal: ended.signal });
  if (response.status >= 500) throw new Error(`${path} broke down for ${persona.name}`);
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
  const body = streams ? 'a stream' : await response.text();
  if (streams) {
    ended.abort();
    await response.body?.cancel();
  }
  const headers = [...response.headers].filter(([name]) => !/request-id|^date$/.test(name));
  return { status: response.status, headers, body: withoutNonces(body) };
}

/** Every request has an id, a nonce, and a key for its form. */
function withoutNonces(body: string): string {
  return body
    .replace(/"requestId":"[^"]*"/g, '"requestId":""')
    .replace(/nonce="[^"]*"/g, 'nonce=""')
    .replace(/name="until" value="[^"]*"/g, 'name="until" value=""')
    .replace(/name="once" value="[^"]*"/g, 'name="once" value=""');
}
