import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineageGraph, LineageNode } from '../../../workplace/lineage/graph.ts';
import {
  formatOpened,
  MAX_OPENED,
  type NearbyLineage,
  OPENED_COUNT,
  parseOpened,
  selectNearby,
} from './nearby-lineage.ts';

const makeNode = (n: number): LineageNode => ({
  id: `w${n}`,
  type: 'entry',
  kind: 'post',
  title: `Work ${n}`,
  path: `/entries/w${n}`,
  author: 'Ada',
  at: null,
  status: null,
  entry: null,
});

/** `links` are pairs of a newer work and the older one on which it builds. */
function makeGraph(size: number, links: readonly (readonly [number, number])[]): LineageGraph {
  const edges = links.map(([from, to]) => ({
    from: `w${from}`,
    to: `w${to}`,
    relation: 'buildsOn' as const,
    reason: null,
    passage: null,
  }));
  return {
    root: 'w0',
    nodes: Array.from({ length: size }, (_, n) => makeNode(n)),
    edges,
    more: false,
  };
}

const listDrawnIds = ({ graph }: NearbyLineage) => graph.nodes.map(({ id }) => id);

/** All that is reached from the root by going on in one direction. */
function collectReachable({ edges, root }: LineageGraph): Set<string> {
  const all = new Set([root]);
  for (const [here, there] of [['from', 'to'] as const, ['to', 'from'] as const]) {
    const met = new Set([root]);
    for (const id of met) for (const edge of edges) if (edge[here] === id) met.add(edge[there]);
    for (const id of met) all.add(id);
  }
  return all;
}

const graphArbitrary = fc
  .array(fc.tuple(fc.nat(59), fc.nat(59)), { minLength: 30, maxLength: 160 })
  .map((links) => {
    const graph = makeGraph(
      60,
      links.filter(([from, to]) => from !== to),
    );
    const all = collectReachable(graph);
    return {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => all.has(id)),
      edges: graph.edges.filter(({ from, to }) => all.has(from) && all.has(to)),
    };
  });

describe('what is near in a lineage', () => {
  test('a small lineage is drawn whole', () => {
    const star = makeGraph(
      20,
      Array.from({ length: 19 }, (_, n) => [n + 1, 0] as const),
    );
    expect(selectNearby(star)).toEqual({ graph: star, gatherings: [] });
  });

  test('of a hub’s sixty uses six are drawn, and the others are counted at the hub', () => {
    const hub = makeGraph(
      61,
      Array.from({ length: 60 }, (_, n) => [n + 1, 0] as const),
    );
    const near = selectNearby(hub);
    expect(listDrawnIds(near)).toHaveLength(7);
    expect(near.gatherings).toEqual([{ nodeId: 'w0', direction: 'uses', count: 54 }]);
    const opened = selectNearby(hub, [{ nodeId: 'w0', direction: 'uses' }]);
    expect(listDrawnIds(opened)).toHaveLength(7 + OPENED_COUNT);
    expect(opened.gatherings).toEqual([
      { nodeId: 'w0', direction: 'uses', count: 54 - OPENED_COUNT },
    ]);
  });

  test('a chain goes on from where it was opened', () => {
    const chain = makeGraph(
      40,
      Array.from({ length: 39 }, (_, n) => [n, n + 1] as const),
    );
    expect(selectNearby(chain).gatherings).toEqual([
      { nodeId: 'w2', direction: 'sources', count: 37 },
    ]);
    const opened = selectNearby(chain, [{ nodeId: 'w2', direction: 'sources' }]);
    expect(opened.gatherings).toEqual([{ nodeId: 'w12', direction: 'sources', count: 27 }]);
  });

  test('with everything opened everything is drawn, and each count is of what is not yet', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const opened: { nodeId: string; direction: 'sources' | 'uses' }[] = [];
        for (let tries = 0; tries < MAX_OPENED; tries += 1) {
          const { gatherings, graph: seen } = selectNearby(graph, opened);
          const hidden = graph.nodes.length - seen.nodes.length;
          for (const { count } of gatherings) expect(count).toBeLessThanOrEqual(hidden);
          expect(gatherings.length === 0).toBe(hidden === 0);
          if (gatherings[0]) opened.push(gatherings[0]);
        }
        expect(selectNearby(graph, opened).gatherings).toEqual([]);
      }),
    );
  });

  test('an address says what was opened, and whatever else it says does no harm', () => {
    const said = { nodeId: 'w0', direction: 'uses' } as const;
    expect(parseOpened([formatOpened(said), 'sources.', 'uses', '', 'nothing.w0'])).toEqual([
      said,
      { nodeId: '', direction: 'sources' },
    ]);
    const graph = makeGraph(
      40,
      Array.from({ length: 39 }, (_, n) => [n, n + 1] as const),
    );
    expect(selectNearby(graph, parseOpened(['uses.nobody', 'sources.w30']))).toEqual(
      selectNearby(graph),
    );
  });
});
