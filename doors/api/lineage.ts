import { createRoute, z } from '@hono/zod-openapi';
import {
  getLineage,
  type LineageGraph,
  type LineageNode,
  mostNodes,
} from '../../workplace/lineage/graph.ts';
import type { Doorway } from '../shared/doorway.ts';
import type { Api } from './asking.ts';
import { json } from './routes.ts';
import { idParam } from './works.ts';

const nodeShape = z
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
    standing: z.enum(['superseded', 'confirmed', 'withdrawn']).nullable(),
    entry: z.uuid().nullable().openapi({ description: 'The entry that a comment is about.' }),
  })
  .openapi('LineageNode');

const edgeShape = z
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

const lineageShape = z
  .object({
    root: z.uuid(),
    nodes: z.array(nodeShape).openapi({ description: 'The root first, then the nearest.' }),
    edges: z.array(edgeShape),
    more: z.boolean().openapi({ description: 'Whether there is more than was asked for.' }),
  })
  .openapi('Lineage');

/** Only an entry that was withdrawn has no title, and that weighs more than how it stood before. */
function standingOf({ type, title, standing }: Pick<LineageNode, 'type' | 'title' | 'standing'>) {
  return type === 'entry' && title === '' ? 'withdrawn' : standing;
}

function lineageOf(graph: LineageGraph, origin: string): z.infer<typeof lineageShape> {
  return {
    ...graph,
    nodes: graph.nodes.map(({ path, at, ...node }) => ({
      ...node,
      standing: standingOf(node),
      url: node.type === 'page' ? path : origin + path,
      at: at?.toISOString() ?? null,
    })),
  };
}

const route = createRoute({
  method: 'get',
  path: '/api/v1/entries/{id}/lineage',
  summary: 'What an entry came from, and what came of it',
  description: 'All that one can follow from it, in both directions, with the links between.',
  tags: ['Entries'],
  request: {
    params: idParam,
    query: z.object({
      limit: z.coerce
        .number('lineageLimitMalformed')
        .int('lineageLimitMalformed')
        .min(1, 'lineageLimitMalformed')
        .max(mostNodes, 'lineageLimitMalformed')
        .optional()
        .openapi({ description: `At most so many nodes (${mostNodes} where unsaid).` }),
    }),
  },
  responses: { 200: json(lineageShape, 'Its lineage') },
});

export function lineage(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const most = c.req.valid('query').limit;
    const graph = await getLineage(workplace, c.var.viewer, c.req.valid('param').id, { most });
    return c.json(lineageOf(graph, c.var.origin), 200);
  });
}
