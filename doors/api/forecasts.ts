import { createRoute, z } from '@hono/zod-openapi';
import { getFanChart } from '../../workplace/wagers/charts/index.ts';
import {
  type EndForecast,
  forecastInput,
  getForecastAccuracy,
  giveForecast,
  listForecasts,
  takeBackForecast,
} from '../../workplace/wagers/forecasts/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema } from './pagination.ts';
import { type Api, requirePerson } from './request-context.ts';
import { deletedResponse, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];
const shareSchema = z.number().min(0).max(1);

const earlierTermsSchema = z.boolean().openapi({
  description:
    'Given of other terms, before an amendment: left out of what is counted until given anew.',
});

const forecastSchema = z
  .object({
    end: z.uuid(),
    title: z.string(),
    own: z
      .object({
        probability: shareSchema,
        givenAt: z.iso.datetime(),
        earlierTerms: earlierTermsSchema,
        brier: z.number().nullable(),
      })
      .nullable()
      .openapi({ description: 'Yours, shown to nobody else; with your Brier score at the end.' }),
    all: z
      .object({
        people: z.int(),
        mean: shareSchema,
        lower: shareSchema,
        median: shareSchema,
        upper: shareSchema,
        earlierTerms: earlierTermsSchema,
      })
      .nullable()
      .openapi({
        description:
          'Of six people or more, in whole percent, as it was last shown: it is shown anew only when six people at least say something else than at any time before.',
      }),
    met: z.boolean().nullable(),
  })
  .openapi('Forecast');

const binSchema = z.object({
  from: shareSchema,
  to: shareSchema,
  n: z.int(),
  met: z.int(),
  expected: shareSchema.nullable(),
  observed: z.object({ share: shareSchema, low: shareSchema, high: shareSchema }).nullable(),
});

const forecastAccuracySchema = z
  .object({
    resolved: z.int().openapi({ description: 'Ends that came out, of which something was shown.' }),
    calibration: z
      .object({
        n: z.int(),
        brier: z.number(),
        reliability: z.number(),
        resolution: z.number(),
        uncertainty: z.number(),
        bins: z.array(binSchema),
      })
      .nullable()
      .openapi({ description: 'Null below twenty ends: not enough yet.' }),
    own: z.object({ resolved: z.int(), brier: z.number() }).nullable(),
  })
  .openapi('ForecastAccuracy');

const pointSchema = z.object({ at: z.iso.datetime(), value: z.number() });
const lineSchema = z.array(pointSchema);

const fanChartSchema = z
  .object({
    expected: lineSchema,
    low: lineSchema,
    high: lineSchema,
    actual: lineSchema,
    readings: z.int(),
    corrected: lineSchema,
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
  .openapi('FanChart');

const endParams = idParams.extend({ end: z.uuid() });

const routes = {
  foresight: createRoute({
    method: 'get',
    path: '/api/v1/wagers/calibration',
    summary: 'How well the workplace foresees, in what you see of it',
    description:
      'Of each end that came out, the mean that was last shown of it, against what came: bins with 95 % intervals (Wilson), and Murphy’s partition of the Brier score.',
    tags,
    responses: { 200: jsonResponse(forecastAccuracySchema, 'Calibration, and your own score') },
  }),
  list: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/forecasts',
    summary: 'What is expected of a wager’s ends',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(makeListSchema(forecastSchema), 'One for each end') },
  }),
  give: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/ends/{end}/forecast',
    summary: 'Say privately how likely it is that an end is met',
    description: 'In place of what you said before, while the wager is committed and not closed.',
    tags,
    request: {
      params: endParams,
      ...jsonBody(z.object(forecastInput.shape).openapi('NewForecast')),
    },
    responses: { 200: jsonResponse(forecastSchema, 'The end, with your forecast') },
  }),
  takeBack: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/ends/{end}/forecast',
    summary: 'Take one’s forecast back',
    tags,
    request: { params: endParams },
    responses: { 204: deletedResponse },
  }),
  chart: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/measures/{measure}/chart',
    summary: 'What was sealed of a measure against its readings, ready to be drawn',
    description: 'At most 400 points, however many readings there are; no peak is lost.',
    tags,
    request: { params: idParams.extend({ measure: z.uuid() }) },
    responses: { 200: jsonResponse(fanChartSchema, 'Lines and their bounds') },
  }),
};

/** What people expect of wagers, how well they foresaw, and expectation against readings. */
export function addForecastRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.foresight, async (c) =>
    c.json(await getForecastAccuracy(context, c.var.viewer), 200),
  );

  api.openapi(routes.list, async (c) => {
    const ends = await listForecasts(context, c.var.viewer, c.req.valid('param').id);
    return c.json({ items: ends.map(toApiForecast), next: null }, 200);
  });

  api.openapi(routes.give, async (c) => {
    const { id: wager, end } = c.req.valid('param');
    await giveForecast(context, requirePerson(c), { wager, end }, c.req.valid('json'));
    const ends = await listForecasts(context, c.var.viewer, wager);
    return c.json(toApiForecast(ends.find((one) => one.end === end)!), 200);
  });

  api.openapi(routes.takeBack, async (c) => {
    const { id: wager, end } = c.req.valid('param');
    await takeBackForecast(context, requirePerson(c), { wager, end });
    return c.body(null, 204);
  });

  api.openapi(routes.chart, async (c) => {
    const { id: wager, measure } = c.req.valid('param');
    const fan = await getFanChart(context, c.var.viewer, { wager, measure });
    return c.json(toApiFanChart(fan), 200);
  });
}

function toApiForecast({ own, ...end }: EndForecast) {
  return { ...end, own: own && { ...own, givenAt: own.givenAt.toISOString() } };
}

type FanChartData = Awaited<ReturnType<typeof getFanChart>>;
const toIsoTime = (at: number) => new Date(at).toISOString();
const toApiLine = (points: FanChartData['actual']) =>
  points.map(({ at, value }) => ({ at: toIsoTime(at), value }));

function toApiFanChart({
  from,
  to,
  expected,
  low,
  high,
  actual,
  corrected,
  ...rest
}: FanChartData) {
  return {
    ...rest,
    from: toIsoTime(from),
    to: toIsoTime(to),
    expected: toApiLine(expected),
    low: toApiLine(low),
    high: toApiLine(high),
    actual: toApiLine(actual),
    corrected: toApiLine(corrected),
  };
}
