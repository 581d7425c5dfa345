import { Hono } from 'hono';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { limited, requireDirectory } from './asking.ts';
import { answerScimError, ScimError } from './errors.ts';
import { groups } from './groups.ts';
import { selfDescription } from './schemas.ts';
import { users } from './users.ts';

/**
 * `/scim/v2/…` (RFC 7643 and 7644), by which the organisation's directory looks after people and
 * units. All of it takes the bearer token of an administrator; every answer is SCIM's.
 */
export function scimDoor(doorway: Doorway): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.onError((error, c) => {
    const known = answerScimError(c, error);
    if (known) return known;
    throw error;
  });
  door.use('/scim/*', async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    requireDirectory(c);
    await next();
  });
  door.use('/scim/*', limited);
  users(door, doorway);
  groups(door, doorway);
  selfDescription(door);
  door.all('/scim/*', () => {
    throw new ScimError(404, 'There is nothing here.');
  });
  return door;
}
