import { Hono } from 'hono';
import type { DoorEnv } from '../../shared/door-context.ts';
import type { WebContext } from '../web-context.ts';
import { commitmentRoutes } from './commitment/commitment-routes.tsx';
import { getWagerFromPath } from './core/wager-frame.tsx';
import { endRoutes } from './ends/end-routes.tsx';
import { forecastRoutes } from './forecasts/forecast-routes.tsx';
import { composeRoutes } from './pilot/compose-routes.tsx';
import { pilotRoutes } from './pilot/pilot-routes.tsx';
import { csvRoutes } from './readings/csv-routes.tsx';
import { hookRoutes } from './readings/hook-routes.tsx';
import { measureRoutes } from './readings/measure-routes.tsx';
import { reportRoutes } from './report/report-routes.tsx';
import { modelRoutes } from './value-model/model-routes.tsx';
import { verdictRoutes } from './verdict/verdict-routes.tsx';

/** Wagers: all of them on one board, and what is done about each. */
export function wagerRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.route('/', reportRoutes(web));
  routes.route('/', composeRoutes(web));
  routes.route('/', forecastRoutes(web));
  routes.get('/wagers/:id', async (c) => c.redirect((await getWagerFromPath(c, web)).path, 302));
  routes.route('/', pilotRoutes(web));
  routes.route('/', endRoutes(web));
  routes.route('/', commitmentRoutes(web));
  routes.route('/', measureRoutes(web));
  routes.route('/', csvRoutes(web));
  routes.route('/', hookRoutes(web));
  routes.route('/', verdictRoutes(web));
  routes.route('/', modelRoutes(web));
  return routes;
}
