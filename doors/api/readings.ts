import { createRoute, z } from '@hono/zod-openapi';
import { readingInput } from '../../workplace/wagers/core/index.ts';
import {
  addReading,
  addReadings,
  getReading,
  listReadings,
  parseReadingCsv,
} from '../../workplace/wagers/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema, pageQuery, respondWithList } from './pagination.ts';
import { isCsv } from './request-body.ts';
import { type Api, requirePerson, withIdempotencyKey } from './request-context.ts';
import { idempotencyHeader, jsonResponse } from './route-schemas.ts';
import { readingSchema, toApiReading } from './wager-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];
const readingsPath = '/api/v1/wagers/{id}/measures/{measure}/readings';
export const measureParams = idParams.extend({ measure: z.uuid() });

const csvResultSchema = z
  .object({
    added: z.int().openapi({ description: 'Readings that are new.' }),
    duplicates: z.int().openapi({ description: 'Those that were there, word for word.' }),
    duplicateNumbers: z.array(z.int()).openapi({ description: 'Which those are, counted from 1.' }),
  })
  .openapi('AddedReadings');

const routes = {
  list: createRoute({
    method: 'get',
    path: readingsPath,
    summary: 'Readings of a measure, latest first, with those that were corrected',
    tags,
    request: { params: measureParams, query: pageQuery },
    responses: { 200: jsonResponse(makeListSchema(readingSchema), 'Readings') },
  }),
  add: createRoute({
    method: 'post',
    path: readingsPath,
    summary: 'Enter a reading of a measure, or many as CSV',
    description: [
      'Of ends that have been sealed, never of the future, and always with evidence: an address, or',
      'an entry or file of this workplace. A day without a time begins where you are. A correction',
      'names the reading that it `corrects` and the `reason`; that one stays to be seen. CSV has a',
      'first line of `at`, `value`, `evidence` and perhaps `note`; all of its readings are entered,',
      'or none, and a file that is sent again changes nothing.',
    ].join(' '),
    tags,
    request: {
      params: measureParams,
      ...idempotencyHeader,
      body: {
        content: {
          'application/json': { schema: z.object(readingInput.shape).openapi('NewReading') },
          'text/csv': { schema: z.string() },
        },
      },
    },
    responses: {
      200: jsonResponse(csvResultSchema, 'What became of the readings of a CSV'),
      201: jsonResponse(readingSchema, 'The new reading'),
    },
  }),
};

/** Readings of what wagers expect. */
export function addReadingRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.list, async (c) => {
    const { id: wager, measure } = c.req.valid('param');
    const target = { wager, measure };
    const page = await listReadings(context, c.var.viewer, target, c.req.valid('query'));
    return respondWithList(c, page, (reading) => toApiReading(reading, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const { id: wager, measure } = c.req.valid('param');
    const idempotent = await withIdempotencyKey(c, doorContext);
    if (isCsv(c.req.header('content-type'))) {
      const target = { wager, measure, via: 'csv' as const };
      const rows = parseReadingCsv(await c.req.text()).map(({ input }) => input);
      return c.json(await addReadings(idempotent, viewer, target, rows), 200);
    }
    const target = { wager, measure, via: 'api' as const };
    const { id } = await addReading(idempotent, viewer, target, c.req.valid('json'));
    const reading = await getReading(context, viewer, { wager, id });
    return c.json(toApiReading(reading, c.var.origin), 201);
  });
}
