import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { notFound } from '../../../../workplace/kernel/index.ts';
import {
  getForecastAccuracy,
  giveForecast,
  takeBackForecast,
} from '../../../../workplace/wagers/forecasts/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm } from '../../form.ts';
import type { Problems } from '../../layout/fields.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { explainAmbiguousNumbers, parseNumber } from '../core/number-field.ts';
import { getWagerFromPath, renderWagerPage } from '../core/wager-frame.tsx';
import { redirectToWager } from '../pilot/pilot-routes.tsx';
import { CalibrationPage } from './calibration-page.tsx';
import { ForecastPage } from './forecast-page.tsx';

/** What people expect, each for themselves; and how well all of it foresees. */
export function forecastRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/calibration', async (c) => {
    const foresight = await getForecastAccuracy(context, c.get('viewer'));
    const body = <CalibrationPage foresight={foresight} />;
    return renderWagerPage(c, web, { title: say('calibration.title'), body });
  });
  routes.post('/wagers/:id/ends/:end/forecast', async (c) => {
    const viewer = requirePerson(c);
    const typed = (await readForm(c)).text('percent');
    const percent = parseNumber(typed);
    const probability = typeof percent === 'number' ? percent / 100 : percent;
    const give = () => giveForecast(context, viewer, getEndFromPath(c), { probability });
    return submitForecast(c, web, typed, give);
  });
  routes.post('/wagers/:id/ends/:end/forecast/deletion', (c) => {
    const viewer = requirePerson(c);
    return submitForecast(c, web, '', () => takeBackForecast(context, viewer, getEndFromPath(c)));
  });
  return routes;
}

const getEndFromPath = (c: Ctx) => ({ wager: param(c, 'id'), end: param(c, 'end') });

function submitForecast(
  c: Ctx,
  web: WebContext,
  typed: string,
  act: () => Promise<void>,
): Promise<Response> {
  return withFormErrors(
    async () => {
      await act();
      return redirectToWager(c, web, `end-${param(c, 'end')}`);
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const end = wager.ends.find(({ id }) => id === param(c, 'end'));
      if (!end) throw notFound();
      const body = (
        <ForecastPage {...{ wager, end, typed, problems: toPercentProblems(problems, typed) }} />
      );
      return renderWagerPage(c, web, { title: say('forecast.heading'), body, status });
    },
  );
}

/** What the command says of a probability, by the field of the form, which takes percent. */
function toPercentProblems({ probability, ...others }: Problems, typed: string): Problems {
  if (!probability) return others;
  return explainAmbiguousNumbers({ ...others, percent: 'percentMalformed' }, () => typed);
}
