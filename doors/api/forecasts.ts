import { createRoute, z } from '@hono/zod-openapi';
import { getFan } from '../../workplace/wagers/charts/fan.ts';
import {
  type EndForecast,
  forecastInput,
  getForesight,
  giveForecast,
  listForecasts,
  takeBackForecast,
} from '../../workplace/wagers/forecasts/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { listOf } from './lists.ts';
import { body, gone, json } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];
const share = z.number().min(0).max(1);

const earlierTerms = z.boolean().openapi({
  description:
    'Given of other terms, before an amendment: left out of what is counted until given anew.',
});

const forecastShape = z
  .object({
    end: z.uuid(),
    title: z.string(),
    own: z
      .object({
        probability: share,
        givenAt: z.iso.datetime(),
        earlierTerms,
        brier: z.number().nullable(),
      })
      .nullable()
      .openapi({ description: 'Yours, shown to nobody else; with your Brier score at the end.' }),
    all: z
      .object({
        people: z.int(),
        mean: share,
        lower: share,
        median: share,
        upper: share,
        earlierTerms,
      })
      .nullable()
      .openapi({
        description:
          'Of six people or more, in whole percent, as it was last shown: it is shown anew only when six people at least say something else than at any time before.',
      }),
    met: z.boolean().nullable(),
  })
  .openapi('Forecast');

const bin = z.object({
  from: share,
  to: share,
  n: z.int(),
  met: z.int(),
  expected: share.nullable(),
  observed: z.object({ share, low: share, high: share }).nullable(),
});

const foresightShape = z
  .object({
    resolved: z.int().openapi({ description: 'Ends that came out, of which something was shown.' }),
    calibration: z
      .object({
        n: z.int(),
        brier: z.number(),
        reliability: z.number(),
        resolution: z.number(),
        uncertainty: z.number(),
        bins: z.array(bin),
      })
      .nullable()
      .openapi({ description: 'Null below twenty ends: not enough yet.' }),
    own: z.object({ resolved: z.int(), brier: z.number() }).nullable(),
  })
  .openapi('Foresight');

const point = z.object({ at: z.iso.datetime(), value: z.number() });
const line = z.array(point);

const fanShape = z
  .object({
    expected: line,
    low: line,
    high: line,
    actual: line,
    readings: z.int(),
    corrected: line,
    corrections: z.int(),
    range: z
      .object({ low: z.number(), high: z.number() })
      .nullable()
      .openapi({ description: 'Which the fan opens to; else it is between no change and that.' }),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    lowest: z.number(),
    highest: z.number(),
  })
  .openapi('Fan');

const endParam = idParam.extend({ end: z.uuid() });

const routes = {
  foresight: createRoute({
    method: 'get',
    path: '/api/v1/wagers/calibration',
    summary: 'How well the workplace foresees, in what you see of it',
    description:
      'Of each end that came out, the mean that was last shown of it, against what came: bins with 95 % intervals (Wilson), and Murphy’s partition of the Brier score.',
    tags,
    responses: { 200: json(foresightShape, 'Calibration, and your own score') },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/forecasts',
    summary: 'What is expected of a wager’s ends',
    tags,
    request: { params: idParam },
    responses: { 200: json(listOf(forecastShape), 'One for each end') },
  }),
  give: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/ends/{end}/forecast',
    summary: 'Say privately how likely it is that an end is met',
    description: 'In place of what you said before, while the wager is committed and not closed.',
    tags,
    request: { params: endParam, ...body(z.object(forecastInput.shape).openapi('NewForecast')) },
    responses: { 200: json(forecastShape, 'The end, with your forecast') },
  }),
  takeBack: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/ends/{end}/forecast',
    summary: 'Take one’s forecast back',
    tags,
    request: { params: endParam },
    responses: { 204: gone },
  }),
  chart: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/measures/{measure}/chart',
    summary: 'What was sealed of a measure against its readings, ready to be drawn',
    description: 'At most 400 points, however many readings there are; no peak is lost.',
    tags,
    request: { params: idParam.extend({ measure: z.uuid() }) },
    responses: { 200: json(fanShape, 'Lines and their bounds') },
  }),
};

/** What people expect of wagers, how well they foresaw, and expectation against readings. */
export function forecasts(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.foresight, async (c) =>
    c.json(await getForesight(workplace, c.var.viewer), 200),
  );

  api.openapi(routes.list, async (c) => {
    const ends = await listForecasts(workplace, c.var.viewer, c.req.valid('param').id);
    return c.json({ items: ends.map(forecastOf), next: null }, 200);
  });

  api.openapi(routes.give, async (c) => {
    const { id: wager, end } = c.req.valid('param');
    await giveForecast(workplace, personAsking(c), { wager, end }, c.req.valid('json'));
    const ends = await listForecasts(workplace, c.var.viewer, wager);
    return c.json(forecastOf(ends.find((one) => one.end === end)!), 200);
  });

  api.openapi(routes.takeBack, async (c) => {
    const { id: wager, end } = c.req.valid('param');
    await takeBackForecast(workplace, personAsking(c), { wager, end });
    return c.body(null, 204);
  });

  api.openapi(routes.chart, async (c) => {
    const { id: wager, measure } = c.req.valid('param');
    const fan = await getFan(workplace, c.var.viewer, { wager, measure });
    return c.json(fanAnswer(fan), 200);
  });
}

function forecastOf({ own, ...end }: EndForecast) {
  return { ...end, own: own && { ...own, givenAt: own.givenAt.toISOString() } };
}

type Fan = Awaited<ReturnType<typeof getFan>>;
const timeOf = (at: number) => new Date(at).toISOString();
const lineOf = (points: Fan['actual']) =>
  points.map(({ at, value }) => ({ at: timeOf(at), value }));

function fanAnswer({ from, to, expected, low, high, actual, corrected, ...rest }: Fan) {
  return {
    ...rest,
    from: timeOf(from),
    to: timeOf(to),
    expected: lineOf(expected),
    low: lineOf(low),
    high: lineOf(high),
    actual: lineOf(actual),
    corrected: lineOf(corrected),
  };
}
