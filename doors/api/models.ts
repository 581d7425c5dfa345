import { createRoute, z } from '@hono/zod-openapi';
import {
  getModel,
  type ModelView,
  makeModel,
  modelInput,
  type QuantitySource,
  shapes,
  signatureInput,
  signModel,
  withdrawSignature,
} from '../../workplace/wagers/worth/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { body, gone, json } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];
const someone = z.object({ handle: z.string(), name: z.string() });
const work = z.object({ id: z.uuid(), url: z.url(), title: z.string() }).nullable();

const source = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('finding'), id: z.uuid(), work, withdrawn: z.boolean() }),
    z.object({ is: z.literal('work'), work, withdrawn: z.boolean() }),
    z.object({ is: z.literal('page'), url: z.url() }),
    z.object({ is: z.literal('assumed') }),
  ])
  .openapi({ description: 'Where a range comes from; a work that you do not see is null.' });

const worthShape = z
  .object({
    draws: z.int(),
    seed: z.int().openapi({ description: 'The same numbers come of the same seed, everywhere.' }),
    mean: z.number(),
    quantiles: z.array(z.object({ share: z.number(), value: z.number() })),
    chanceOfLoss: z.number().openapi({ description: 'The share of draws below zero.' }),
    histogram: z.object({ from: z.number(), to: z.number(), counts: z.array(z.int()) }),
    matters: z
      .array(z.object({ name: z.string(), share: z.number(), worthKnowing: z.number() }))
      .openapi({
        description:
          'What most hangs on, first: the share of the variance, and what it would be worth to know it before going ahead.',
      }),
  })
  .openapi('Worth');

const modelShape = z
  .object({
    version: z.int(),
    formula: z.string(),
    unit: z.string(),
    quantities: z.array(
      z.object({
        name: z.string(),
        low: z.number(),
        high: z.number(),
        unit: z.string(),
        shape: z.enum(shapes),
        source,
      }),
    ),
    assumed: z.boolean().openapi({ description: 'No range comes from a finding of the pilot.' }),
    worth: worthShape,
    hash: z.string().openapi({ description: 'SHA-256 of the version as canonical JSON.' }),
    madeBy: someone.nullable(),
    madeAt: z.iso.datetime(),
    signature: z
      .object({ by: someone.nullable(), for: z.string(), at: z.iso.datetime() })
      .nullable()
      .openapi({ description: 'Of this version; a later one is unsigned.' }),
    versions: z.array(
      z.object({
        version: z.int(),
        madeAt: z.iso.datetime(),
        hash: z.string(),
        signed: z.boolean(),
      }),
    ),
  })
  .openapi('ValueModel');

const answer = (description: string) => ({ 200: json(modelShape, description) });

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/model',
    summary: 'What a wager is thought to be worth',
    tags,
    request: {
      params: idParam,
      query: z.object({
        version: z.coerce.number('notNumber').int('notNumber').optional(),
      }),
    },
    responses: answer('The newest version of its value model, or the one that is named'),
  }),
  make: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/model',
    summary: 'Make another version of one’s wager’s value model',
    description:
      'Each quantity has the range in which 90 % of it is expected, and names the finding, work or page that it comes from; else it is assumed. The formula is arithmetic with their names. 100,000 draws are reckoned from a seed that the model itself gives. Earlier versions stay. Once the wager is committed it takes a `reason`, and is sealed anew.',
    tags,
    request: { params: idParam, ...body(z.object(modelInput.shape).openapi('NewValueModel')) },
    responses: answer('The new version'),
  }),
  sign: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/model/signature',
    summary: 'Sign the newest version, as somebody of the unit that signs',
    description: 'Never whoever made the wager. A later version is unsigned.',
    tags,
    request: { params: idParam, ...body(z.object(signatureInput.shape).openapi('Signature')) },
    responses: answer('The version, signed'),
  }),
  withdraw: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/model/signature',
    summary: 'Take one’s signature back',
    tags,
    request: { params: idParam },
    responses: { 204: gone },
  }),
};

/** What wagers are worth, and who signed it. */
export function models(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.get, async (c) => {
    const { version } = c.req.valid('query');
    const model = await getModel(workplace, c.var.viewer, c.req.valid('param').id, version);
    return c.json(modelOf(model, c.var.origin), 200);
  });

  api.openapi(routes.make, async (c) => {
    const { id } = c.req.valid('param');
    await makeModel(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(modelOf(await getModel(workplace, c.var.viewer, id), c.var.origin), 200);
  });

  api.openapi(routes.sign, async (c) => {
    const { id } = c.req.valid('param');
    await signModel(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(modelOf(await getModel(workplace, c.var.viewer, id), c.var.origin), 200);
  });

  api.openapi(routes.withdraw, async (c) => {
    await withdrawSignature(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

function modelOf({ quantities, ...model }: ModelView, origin: string) {
  return {
    ...model,
    quantities: quantities.map(({ source: from, ...rest }) => ({
      ...rest,
      source: sourceOf(from, origin),
    })),
    madeAt: model.madeAt.toISOString(),
    signature: model.signature && { ...model.signature, at: model.signature.at.toISOString() },
    versions: model.versions.map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })),
  };
}

function sourceOf(from: QuantitySource, origin: string) {
  if (from.is === 'page' || from.is === 'assumed') return from;
  const shown = from.work && {
    id: from.work.id,
    url: origin + from.work.path,
    title: from.work.title,
  };
  return { ...from, work: shown };
}
