import type { Hono } from 'hono';
import { apiDoor } from '../../doors/api/index.ts';
import { feedDoor } from '../../doors/feeds/index.ts';
import { liveDoor } from '../../doors/live/index.ts';
import { scimDoor } from '../../doors/scim/index.ts';
import type { DoorEnv, Doorway } from '../../doors/shared/doorway.ts';
import { webDoor } from '../../doors/web/index.ts';

type MakeDoor = (doorway: Doorway) => Hono<DoorEnv>;

/** The doors that the matrix knocks at, pages last; a new one is a word here and rows in `doors.ts`. */
export const doors: MakeDoor[] = [feedDoor, liveDoor, apiDoor, scimDoor, webDoor];
