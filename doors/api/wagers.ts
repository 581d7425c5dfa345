import { createRoute, z } from '@hono/zod-openapi';
import { getTimeZone, type Viewer } from '../../workplace/access/index.ts';
import { toDay } from '../../workplace/kernel/index.ts';
import {
  dropQuestionInput,
  factsChange,
  findingInput,
  questionInput,
  stageInput,
  stages,
  verdictInput,
} from '../../workplace/wagers/core/index.ts';
import {
  addFinding,
  addQuestion,
  changeWager,
  dropQuestion,
  enterStage,
  getActivitySummary,
  getWager,
  listWagers,
  resolveWager,
} from '../../workplace/wagers/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  makeListSchema,
  pageQuery,
  queryBoolean,
  queryText,
  respondWithList,
} from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import { createdResponse, idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';
import {
  activitySummarySchema,
  boardSchema,
  toApiActivitySummary,
  toApiBoardWager,
  toApiWager,
  wagerSchema,
} from './wager-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];
const makeWagerResponses = (description: string) => ({
  200: jsonResponse(wagerSchema, description),
});

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/wagers',
    summary: 'Wagers, newest first, with what they expect and what was read last',
    description: 'A wager is placed as an entry of the kind `wager`: `POST /api/v1/entries`.',
    tags,
    request: {
      query: pageQuery.extend({
        stage: z.enum(stages, 'stageUnknown').optional(),
        space: queryText.optional().openapi({ description: 'The name of a space.' }),
        overdue: queryBoolean.optional().openapi({
          description: 'Only those whose review or end is over and that nobody resolved.',
        }),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(boardSchema), 'Wagers') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}',
    summary: 'A wager whole',
    tags,
    request: { params: idParams },
    responses: makeWagerResponses('The wager'),
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/wagers/{id}',
    summary: 'Change what one’s wager says of itself, until it is sealed',
    tags,
    request: { params: idParams, ...jsonBody(z.object(factsChange.shape).openapi('WagerChange')) },
    responses: makeWagerResponses('The wager, changed'),
  }),
  ask: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/questions',
    summary: 'Add a question that the pilot is to answer',
    tags,
    request: {
      params: idParams,
      ...jsonBody(z.object(questionInput.shape).openapi('NewPilotQuestion')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(wagerSchema, 'The wager with the new question') },
  }),
  drop: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/questions/{question}/dropping',
    summary: 'Let go of a question that nothing answers, with the reason',
    tags,
    request: {
      params: idParams.extend({ question: z.uuid() }),
      ...jsonBody(z.object(dropQuestionInput.shape).openapi('DroppedQuestion')),
    },
    responses: makeWagerResponses('The wager'),
  }),
  find: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/findings',
    summary: 'Answer a question of the pilot with a work',
    description:
      'Either `entry`, the id or address of a work in the wager’s space, or the `title` and `body` of a post to be published there, which builds on the wager.',
    tags,
    request: {
      params: idParams,
      ...jsonBody(z.object(findingInput.shape).openapi('NewFinding')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(wagerSchema, 'The wager with the finding') },
  }),
  stage: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/stage',
    summary: 'End the pilot: make a model of what was found',
    description:
      'Every question has to have a finding or to have been dropped. A commitment is sealed (`PUT …/commitment`), and a wager closed by its verdict (`PUT …/verdict`).',
    tags,
    request: { params: idParams, ...jsonBody(z.object(stageInput.shape).openapi('Stage')) },
    responses: makeWagerResponses('The wager'),
  }),
  resolve: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/verdict',
    summary: 'Say how a wager came out, as its resolver',
    description:
      'Never whoever made it. Met or not met rests on `readings`, one of each measure since the commitment, and has to agree with them. What was learned is published as a work that builds on the wager.',
    tags,
    request: { params: idParams, ...jsonBody(z.object(verdictInput.shape).openapi('Verdict')) },
    responses: makeWagerResponses('The wager, closed'),
  }),
  activity: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/activity',
    summary: 'What we did, not what came of it',
    description: 'Counted now and kept nowhere. None of it is taken as a reading or a target.',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(activitySummarySchema, 'Counts of doing') },
  }),
};

/** The day that it is where somebody is. */
export function getToday(viewer: Viewer, now: Date): string {
  return toDay(getTimeZone(viewer), now);
}

/** The wager as it is now, for an answer. */
export async function getApiWager(c: ApiContext, { context }: DoorContext, id: string) {
  const { viewer, origin } = c.var;
  return toApiWager(await getWager(context, viewer, id, getToday(viewer, context.now())), origin);
}

/** Where the wager is found again, for the answer to a POST. */
export const getWagerLocation = (c: ApiContext, id: string) => ({
  Location: `${c.var.origin}/api/v1/wagers/${id}`,
});

/** Wagers: their pilot, their verdict, and lists of them. */
export function addWagerRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.list, async (c) => {
    const { viewer, origin } = c.var;
    const today = getToday(viewer, context.now());
    const page = await listWagers(context, viewer, { ...c.req.valid('query'), today });
    return respondWithList(c, page, (wager) => toApiBoardWager(wager, origin));
  });

  api.openapi(routes.get, async (c) =>
    c.json(await getApiWager(c, doorContext, c.req.valid('param').id), 200),
  );

  api.openapi(routes.change, async (c) => {
    const { id } = c.req.valid('param');
    await changeWager(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.ask, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = requirePerson(c);
    await addQuestion(await withIdempotencyKey(c, doorContext), viewer, id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 201, getWagerLocation(c, id));
  });

  api.openapi(routes.drop, async (c) => {
    const { id, question } = c.req.valid('param');
    await dropQuestion(context, requirePerson(c), id, question, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.find, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = requirePerson(c);
    await addFinding(await withIdempotencyKey(c, doorContext), viewer, id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 201, getWagerLocation(c, id));
  });

  api.openapi(routes.stage, async (c) => {
    const { id } = c.req.valid('param');
    await enterStage(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.resolve, async (c) => {
    const { id } = c.req.valid('param');
    await resolveWager(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.activity, async (c) => {
    const activity = await getActivitySummary(context, c.var.viewer, c.req.valid('param').id);
    return c.json(toApiActivitySummary(activity), 200);
  });
}
