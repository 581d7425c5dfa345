import type { Hono } from 'hono';
import { apiDoor } from '../../doors/api/index.ts';
import { liveDoor } from '../../doors/live/index.ts';
import type { DoorEnv, Doorway } from '../../doors/shared/doorway.ts';

/** The doors that the matrix knocks at; a new one is a line here and rows in `doors.ts`. */
export const doors: ((doorway: Doorway) => Hono<DoorEnv>)[] = [apiDoor, liveDoor];
