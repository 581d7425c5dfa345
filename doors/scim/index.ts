import { Hono } from 'hono';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { ScimError, toScimErrorResponse } from './errors.ts';
import { addGroupRoutes } from './groups.ts';
import { addSchemaRoutes } from './schemas.ts';
import { limitBodySize, requireDirectoryToken } from './scim-http.ts';
import { addUserRoutes } from './users.ts';

/**
 * `/scim/v2/…` (RFC 7643 and 7644), by which the organisation's directory looks after people and
 * units. All of it takes the bearer token of an administrator; every answer is SCIM's.
 */
export function scimDoor(doorContext: DoorContext): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.onError((error, c) => {
    const known = toScimErrorResponse(c, error);
    if (known) return known;
    throw error;
  });
  door.use('/scim/*', async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    requireDirectoryToken(c);
    await next();
  });
  door.use('/scim/*', limitBodySize);
  addUserRoutes(door, doorContext);
  addGroupRoutes(door, doorContext);
  addSchemaRoutes(door);
  door.all('/scim/*', () => {
    throw new ScimError(404, 'There is nothing here.');
  });
  return door;
}
