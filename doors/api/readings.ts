import { createRoute, z } from '@hono/zod-openapi';
import {
  addReading,
  addReadings,
  getReading,
  listReadings,
  readingsIn,
} from '../../workplace/wagers/index.ts';
import { readingInput } from '../../workplace/wagers/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { isCsv } from './body.ts';
import { answerList, listOf, pageQuery } from './lists.ts';
import { json, once } from './routes.ts';
import { readingOf, readingShape } from './wager-shapes.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];
const path = '/api/v1/wagers/{id}/measures/{measure}/readings';
export const measureParam = idParam.extend({ measure: z.uuid() });

const enteredShape = z
  .object({
    entered: z.int().openapi({ description: 'Readings that are new.' }),
    known: z.int().openapi({ description: 'Those that were there, word for word.' }),
    there: z.array(z.int()).openapi({ description: 'Which those are, counted from 1.' }),
  })
  .openapi('EnteredReadings');

const routes = {
  list: createRoute({
    method: 'get',
    path,
    summary: 'Readings of a measure, latest first, with those that were corrected',
    tags,
    request: { params: measureParam, query: pageQuery },
    responses: { 200: json(listOf(readingShape), 'Readings') },
  }),
  add: createRoute({
    method: 'post',
    path,
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
      params: measureParam,
      ...once,
      body: {
        content: {
          'application/json': { schema: z.object(readingInput.shape).openapi('NewReading') },
          'text/csv': { schema: z.string() },
        },
      },
    },
    responses: {
      200: json(enteredShape, 'What became of the readings of a CSV'),
      201: json(readingShape, 'The new reading'),
    },
  }),
};

/** Readings of what wagers expect. */
export function readings(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.list, async (c) => {
    const { id: wager, measure } = c.req.valid('param');
    const of = { wager, measure };
    const page = await listReadings(workplace, c.var.viewer, of, c.req.valid('query'));
    return answerList(c, page, (reading) => readingOf(reading, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const { id: wager, measure } = c.req.valid('param');
    const asked = await workplaceFor(c, doorway);
    if (isCsv(c.req.header('content-type'))) {
      const of = { wager, measure, via: 'csv' as const };
      const rows = readingsIn(await c.req.text()).map(({ input }) => input);
      return c.json(await addReadings(asked, viewer, of, rows), 200);
    }
    const of = { wager, measure, via: 'api' as const };
    const { id } = await addReading(asked, viewer, of, c.req.valid('json'));
    const reading = await getReading(workplace, viewer, { wager, id });
    return c.json(readingOf(reading, c.var.origin), 201);
  });
}
