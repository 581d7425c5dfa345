import { createRoute, z } from '@hono/zod-openapi';
import {
  getLineage,
  type LineageGraph,
  type LineageNode,
  MAX_LINEAGE_NODES,
} from '../../workplace/lineage/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import type { Api } from './request-context.ts';
import { jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const nodeSchema = z
  .object({
    id: z.string().openapi({ description: 'Of an entry or comment; the address of a page.' }),
    type: z.enum(['entry', 'comment', 'page']),
    kind: z.string().nullable().openapi({ description: 'Of an entry.' }),
    title: z
      .string()
      .openapi({ description: 'Of a comment, that of its entry; empty where that was withdrawn.' }),
    url: z.string(),
    author: z.string().nullable(),
    at: z.iso.datetime().nullable(),
    status: z.enum(['superseded', 'confirmed', 'withdrawn']).nullable(),
    entry: z.uuid().nullable().openapi({ description: 'The entry that a comment is about.' }),
  })
  .openapi('LineageNode');

const edgeSchema = z
  .object({
    from: z.string().openapi({ description: 'The newer, which builds.' }),
    to: z.string().openapi({ description: 'The older, on which it builds.' }),
    relation: z.enum(['buildsOn', 'departsFrom', 'supersedes', 'answers']),
    reason: z.string().nullable(),
    passage: z
      .string()
      .nullable()
      .openapi({ description: 'The words of the older that are meant.' }),
  })
  .openapi('LineageEdge');

const lineageSchema = z
  .object({
    root: z.uuid(),
    nodes: z.array(nodeSchema).openapi({ description: 'The root first, then the nearest.' }),
    edges: z.array(edgeSchema),
    more: z.boolean().openapi({ description: 'Whether there is more than was asked for.' }),
  })
  .openapi('Lineage');

/** Only an entry that was withdrawn has no title, and that weighs more than how it stood before. */
function getNodeStatus({ type, title, status }: Pick<LineageNode, 'type' | 'title' | 'status'>) {
  return type === 'entry' && title === '' ? 'withdrawn' : status;
}

function toApiLineage(graph: LineageGraph, origin: string): z.infer<typeof lineageSchema> {
  return {
    ...graph,
    nodes: graph.nodes.map(({ path, at, ...node }) => ({
      ...node,
      status: getNodeStatus(node),
      url: node.type === 'page' ? path : origin + path,
      at: at?.toISOString() ?? null,
    })),
  };
}

const lineageRoute = createRoute({
  method: 'get',
  path: '/api/v1/entries/{id}/lineage',
  summary: 'What an entry came from, and what came of it',
  description: 'All that one can follow from it, in both directions, with the links between.',
  tags: ['Entries'],
  request: {
    params: idParams,
    query: z.object({
      limit: z.coerce
        .number('lineageLimitMalformed')
        .int('lineageLimitMalformed')
        .min(1, 'lineageLimitMalformed')
        .max(MAX_LINEAGE_NODES, 'lineageLimitMalformed')
        .optional()
        .openapi({ description: `At most so many nodes (${MAX_LINEAGE_NODES} where unsaid).` }),
    }),
  },
  responses: { 200: jsonResponse(lineageSchema, 'Its lineage') },
});

export function addLineageRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(lineageRoute, async (c) => {
    const limit = c.req.valid('query').limit;
    const graph = await getLineage(context, c.var.viewer, c.req.valid('param').id, { limit });
    return c.json(toApiLineage(graph, c.var.origin), 200);
  });
}
