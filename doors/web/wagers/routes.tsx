import { Hono } from 'hono';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { House } from '../house.ts';
import { boardRoutes } from './board-routes.tsx';
import { commitmentRoutes } from './commitment-routes.tsx';
import { composing } from './composing.tsx';
import { csvRoutes } from './csv-routes.tsx';
import { endsRoutes } from './ends-routes.tsx';
import { forecastRoutes } from './forecast-routes.tsx';
import { wagerAt } from './frame.tsx';
import { hookRoutes } from './hook-routes.tsx';
import { measureRoutes } from './measure-routes.tsx';
import { modelRoutes } from './model-routes.tsx';
import { pilotRoutes } from './pilot-routes.tsx';
import { verdictRoutes } from './verdict-routes.tsx';

/** Wagers: all of them on one board, and what is done about each. */
export function wagerRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.route('/', boardRoutes(house));
  door.route('/', composing(house));
  door.route('/', forecastRoutes(house));
  door.get('/wagers/:id', async (c) => c.redirect((await wagerAt(c, house)).path, 302));
  door.route('/', pilotRoutes(house));
  door.route('/', endsRoutes(house));
  door.route('/', commitmentRoutes(house));
  door.route('/', measureRoutes(house));
  door.route('/', csvRoutes(house));
  door.route('/', hookRoutes(house));
  door.route('/', verdictRoutes(house));
  door.route('/', modelRoutes(house));
  return door;
}
