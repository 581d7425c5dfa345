import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  getForesight,
  giveForecast,
  takeBackForecast,
} from '../../../workplace/wagers/forecasts/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { param, requirePerson } from '../viewer.ts';
import { CalibrationPage } from './calibration-page.tsx';
import { showWagers, wagerAt } from './frame.tsx';
import { backTo } from './pilot-routes.tsx';
import { numberIn } from './saying.ts';
import { Step } from './step.tsx';

/** What people expect, each for themselves; and how well all of it foresees. */
export function forecastRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/wagers/calibration', async (c) => {
    const foresight = await getForesight(workplace, c.get('viewer'));
    const body = <CalibrationPage foresight={foresight} />;
    return showWagers(c, house, { title: say('calibration.title'), body });
  });
  door.post('/wagers/:id/ends/:end/forecast', async (c) => {
    const viewer = requirePerson(c);
    const percent = numberIn((await readForm(c)).text('percent'));
    const probability = typeof percent === 'number' ? percent / 100 : percent;
    return saying(c, house, () => giveForecast(workplace, viewer, of(c), { probability }));
  });
  door.post('/wagers/:id/ends/:end/forecast/deletion', (c) => {
    const viewer = requirePerson(c);
    return saying(c, house, () => takeBackForecast(workplace, viewer, of(c)));
  });
  return door;
}

const of = (c: Ctx) => ({ wager: param(c, 'id'), end: param(c, 'end') });

function saying(c: Ctx, house: House, act: () => Promise<void>): Promise<Response> {
  return attempt(
    async () => {
      await act();
      return backTo(c, house, `end-${param(c, 'end')}`);
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const labels = { probability: say('forecast.own') };
      const body = <Step of={wager} title={say('forecast.title')} {...{ problems, labels }} />;
      return showWagers(c, house, { title: say('forecast.title'), body, status });
    },
  );
}
