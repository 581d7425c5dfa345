import { createRoute, z } from '@hono/zod-openapi';
import {
  addModelVersion,
  distributionShapes,
  getModel,
  type ModelView,
  modelInput,
  type QuantitySource,
  signatureInput,
  signModel,
  withdrawSignature,
} from '../../workplace/wagers/value-model/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { type Api, requirePerson } from './request-context.ts';
import { deletedResponse, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];
const personSchema = z.object({ handle: z.string(), name: z.string() });
const workSchema = z.object({ id: z.uuid(), url: z.url(), title: z.string() }).nullable();

const sourceSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('finding'),
      id: z.uuid(),
      work: workSchema,
      withdrawn: z.boolean(),
    }),
    z.object({ type: z.literal('work'), work: workSchema, withdrawn: z.boolean() }),
    z.object({ type: z.literal('page'), url: z.url() }),
    z.object({ type: z.literal('assumed') }),
  ])
  .openapi({ description: 'Where a range comes from; a work that you do not see is null.' });

const valueEstimateSchema = z
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
  .openapi('ValueEstimate');

const modelSchema = z
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
        shape: z.enum(distributionShapes),
        source: sourceSchema,
      }),
    ),
    assumed: z.boolean().openapi({ description: 'No range comes from a finding of the pilot.' }),
    worth: valueEstimateSchema,
    hash: z.string().openapi({ description: 'SHA-256 of the version as canonical JSON.' }),
    madeBy: personSchema.nullable(),
    madeAt: z.iso.datetime(),
    signature: z
      .object({ by: personSchema.nullable(), for: z.string(), at: z.iso.datetime() })
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

const makeModelResponses = (description: string) => ({
  200: jsonResponse(modelSchema, description),
});

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/model',
    summary: 'What a wager is thought to be worth',
    tags,
    request: {
      params: idParams,
      query: z.object({
        version: z.coerce.number('notNumber').int('notNumber').optional(),
      }),
    },
    responses: makeModelResponses(
      'The newest version of its value model, or the one that is named',
    ),
  }),
  make: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/model',
    summary: 'Make another version of one’s wager’s value model',
    description:
      'Each quantity has the range in which 90 % of it is expected, and names the finding, work or page that it comes from; else it is assumed. The formula is arithmetic with their names. 100,000 draws are reckoned from a seed that the model itself gives. Earlier versions stay. Once the wager is committed it takes a `reason`, and is sealed anew.',
    tags,
    request: { params: idParams, ...jsonBody(z.object(modelInput.shape).openapi('NewValueModel')) },
    responses: makeModelResponses('The new version'),
  }),
  sign: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/model/signature',
    summary: 'Sign the newest version, as somebody of the unit that signs',
    description: 'Never whoever made the wager. A later version is unsigned.',
    tags,
    request: { params: idParams, ...jsonBody(z.object(signatureInput.shape).openapi('Signature')) },
    responses: makeModelResponses('The version, signed'),
  }),
  withdraw: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/model/signature',
    summary: 'Take one’s signature back',
    tags,
    request: { params: idParams },
    responses: { 204: deletedResponse },
  }),
};

/** What wagers are worth, and who signed it. */
export function addValueModelRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.get, async (c) => {
    const { version } = c.req.valid('query');
    const model = await getModel(context, c.var.viewer, c.req.valid('param').id, version);
    return c.json(toApiModel(model, c.var.origin), 200);
  });

  api.openapi(routes.make, async (c) => {
    const { id } = c.req.valid('param');
    await addModelVersion(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(toApiModel(await getModel(context, c.var.viewer, id), c.var.origin), 200);
  });

  api.openapi(routes.sign, async (c) => {
    const { id } = c.req.valid('param');
    await signModel(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(toApiModel(await getModel(context, c.var.viewer, id), c.var.origin), 200);
  });

  api.openapi(routes.withdraw, async (c) => {
    await withdrawSignature(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

function toApiModel({ quantities, ...model }: ModelView, origin: string) {
  return {
    ...model,
    quantities: quantities.map(({ source: from, ...rest }) => ({
      ...rest,
      source: toApiSource(from, origin),
    })),
    madeAt: model.madeAt.toISOString(),
    signature: model.signature && { ...model.signature, at: model.signature.at.toISOString() },
    versions: model.versions.map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })),
  };
}

function toApiSource(from: QuantitySource, origin: string) {
  if (from.type === 'page' || from.type === 'assumed') return from;
  const shown = from.work && {
    id: from.work.id,
    url: origin + from.work.path,
    title: from.work.title,
  };
  return { ...from, work: shown };
}
