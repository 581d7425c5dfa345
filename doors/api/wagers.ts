import { createRoute, z } from '@hono/zod-openapi';
import { type Viewer, zoneOf } from '../../workplace/access/index.ts';
import { dayIn } from '../../workplace/days.ts';
import {
  addFinding,
  askInPilot,
  changeWager,
  dropQuestion,
  enterStage,
  getMeans,
  getWager,
  listWagers,
  resolveWager,
} from '../../workplace/wagers/index.ts';
import {
  droppingInput,
  factsChange,
  findingInput,
  questionInput,
  stageInput,
  stages,
  verdictInput,
} from '../../workplace/wagers/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { answerList, listOf, pageQuery, word, yesOrNo } from './lists.ts';
import { body, created, json, once } from './routes.ts';
import { boardShape, meansOf, meansShape, onBoard, wagerOf, wagerShape } from './wager-shapes.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];
const answer = (description: string) => ({ 200: json(wagerShape, description) });

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
        space: word.optional().openapi({ description: 'The name of a space.' }),
        overdue: yesOrNo.optional().openapi({
          description: 'Only those whose review or end is over and that nobody resolved.',
        }),
      }),
    },
    responses: { 200: json(listOf(boardShape), 'Wagers') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}',
    summary: 'A wager whole',
    tags,
    request: { params: idParam },
    responses: answer('The wager'),
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/wagers/{id}',
    summary: 'Change what one’s wager says of itself, until it is sealed',
    tags,
    request: { params: idParam, ...body(z.object(factsChange.shape).openapi('WagerChange')) },
    responses: answer('The wager, changed'),
  }),
  ask: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/questions',
    summary: 'Add a question that the pilot is to answer',
    tags,
    request: {
      params: idParam,
      ...body(z.object(questionInput.shape).openapi('NewPilotQuestion')),
      ...once,
    },
    responses: { 201: created(wagerShape, 'The wager with the new question') },
  }),
  drop: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/questions/{question}/dropping',
    summary: 'Let go of a question that nothing answers, with the reason',
    tags,
    request: {
      params: idParam.extend({ question: z.uuid() }),
      ...body(z.object(droppingInput.shape).openapi('Dropping')),
    },
    responses: answer('The wager'),
  }),
  find: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/findings',
    summary: 'Answer a question of the pilot with a work',
    description:
      'Either `entry`, the id or address of a work in the wager’s space, or the `title` and `body` of a post to be published there, which builds on the wager.',
    tags,
    request: {
      params: idParam,
      ...body(z.object(findingInput.shape).openapi('NewFinding')),
      ...once,
    },
    responses: { 201: created(wagerShape, 'The wager with the finding') },
  }),
  stage: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/stage',
    summary: 'End the pilot: make a model of what was found',
    description:
      'Every question has to have a finding or to have been dropped. A commitment is sealed (`PUT …/commitment`), and a wager closed by its verdict (`PUT …/verdict`).',
    tags,
    request: { params: idParam, ...body(z.object(stageInput.shape).openapi('Stage')) },
    responses: answer('The wager'),
  }),
  resolve: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/verdict',
    summary: 'Say how a wager came out, as its resolver',
    description:
      'Never whoever made it. Met or not met rests on `readings`, one of each measure since the commitment, and has to agree with them. What was learned is published as a work that builds on the wager.',
    tags,
    request: { params: idParam, ...body(z.object(verdictInput.shape).openapi('Verdict')) },
    responses: answer('The wager, closed'),
  }),
  means: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/means',
    summary: 'What we did, not what came of it',
    description: 'Counted now and kept nowhere. None of it is taken as a reading or a target.',
    tags,
    request: { params: idParam },
    responses: { 200: json(meansShape, 'Counts of doing') },
  }),
};

/** The day that it is where somebody is. */
export function todayOf(viewer: Viewer, now: Date): string {
  return dayIn(zoneOf(viewer), now);
}

/** The wager as it is now, for an answer. */
export async function wagerAt(c: Asked, { workplace }: Doorway, id: string) {
  const { viewer, origin } = c.var;
  return wagerOf(await getWager(workplace, viewer, id, todayOf(viewer, workplace.now())), origin);
}

/** Where the wager is found again, for the answer to a POST. */
export const at = (c: Asked, id: string) => ({ Location: `${c.var.origin}/api/v1/wagers/${id}` });

/** Wagers: their pilot, their verdict, and lists of them. */
export function wagers(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.list, async (c) => {
    const { viewer, origin } = c.var;
    const today = todayOf(viewer, workplace.now());
    const page = await listWagers(workplace, viewer, { ...c.req.valid('query'), today });
    return answerList(c, page, (wager) => onBoard(wager, origin));
  });

  api.openapi(routes.get, async (c) =>
    c.json(await wagerAt(c, doorway, c.req.valid('param').id), 200),
  );

  api.openapi(routes.change, async (c) => {
    const { id } = c.req.valid('param');
    await changeWager(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.ask, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = personAsking(c);
    await askInPilot(await workplaceFor(c, doorway), viewer, id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 201, at(c, id));
  });

  api.openapi(routes.drop, async (c) => {
    const { id, question } = c.req.valid('param');
    await dropQuestion(workplace, personAsking(c), id, question, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.find, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = personAsking(c);
    await addFinding(await workplaceFor(c, doorway), viewer, id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 201, at(c, id));
  });

  api.openapi(routes.stage, async (c) => {
    const { id } = c.req.valid('param');
    await enterStage(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.resolve, async (c) => {
    const { id } = c.req.valid('param');
    await resolveWager(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.means, async (c) => {
    const means = await getMeans(workplace, c.var.viewer, c.req.valid('param').id);
    return c.json(meansOf(means), 200);
  });
}
