import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  getForesight,
  giveForecast,
  takeBackForecast,
} from '../../../workplace/wagers/forecasts/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import type { Problems } from '../layout/fields.tsx';
import { param, requirePerson } from '../viewer.ts';
import { CalibrationPage } from './calibration-page.tsx';
import { ForecastPage } from './forecast-page.tsx';
import { showWagers, wagerAt } from './frame.tsx';
import { numberIn, numberProblems } from './number-in.ts';
import { backTo } from './pilot-routes.tsx';

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
    const typed = (await readForm(c)).text('percent');
    const percent = numberIn(typed);
    const probability = typeof percent === 'number' ? percent / 100 : percent;
    const give = () => giveForecast(workplace, viewer, of(c), { probability });
    return saying(c, house, typed, give);
  });
  door.post('/wagers/:id/ends/:end/forecast/deletion', (c) => {
    const viewer = requirePerson(c);
    return saying(c, house, '', () => takeBackForecast(workplace, viewer, of(c)));
  });
  return door;
}

const of = (c: Ctx) => ({ wager: param(c, 'id'), end: param(c, 'end') });

function saying(c: Ctx, house: House, typed: string, act: () => Promise<void>): Promise<Response> {
  return attempt(
    async () => {
      await act();
      return backTo(c, house, `end-${param(c, 'end')}`);
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const end = wager.ends.find(({ id }) => id === param(c, 'end'));
      if (!end) throw notFound();
      const body = (
        <ForecastPage {...{ wager, end, typed, problems: asPercent(problems, typed) }} />
      );
      return showWagers(c, house, { title: say('forecast.heading'), body, status });
    },
  );
}

/** What the command says of a probability, by the field of the form, which takes percent. */
function asPercent({ probability, ...others }: Problems, typed: string): Problems {
  if (!probability) return others;
  return numberProblems({ ...others, percent: 'percentMalformed' }, () => typed);
}
