import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineageGraph, LineageNode } from '../../../workplace/lineage/graph.ts';
import { mostOpened, type Near, nameOf, nearOf, readOpened, stride } from './near.ts';

const work = (n: number): LineageNode => ({
  ...{ id: `w${n}`, type: 'entry', kind: 'post', title: `Work ${n}`, path: `/entries/w${n}` },
  ...{ author: 'Ada', at: null, standing: null, entry: null },
});

/** `links` are pairs of a newer work and the older one on which it builds. */
function graphOf(size: number, links: readonly (readonly [number, number])[]): LineageGraph {
  const edges = links.map(([from, to]) => ({
    ...{ from: `w${from}`, to: `w${to}`, relation: 'buildsOn' as const },
    ...{ reason: null, passage: null },
  }));
  return { root: 'w0', nodes: Array.from({ length: size }, (_, n) => work(n)), edges, more: false };
}

const drawn = ({ graph }: Near) => graph.nodes.map(({ id }) => id);

/** All that is reached from the root by going on in one direction. */
function reached({ edges, root }: LineageGraph): Set<string> {
  const all = new Set([root]);
  for (const [here, there] of [['from', 'to'] as const, ['to', 'from'] as const]) {
    const met = new Set([root]);
    for (const id of met) for (const edge of edges) if (edge[here] === id) met.add(edge[there]);
    for (const id of met) all.add(id);
  }
  return all;
}

const someGraph = fc
  .array(fc.tuple(fc.nat(59), fc.nat(59)), { minLength: 30, maxLength: 160 })
  .map((links) => {
    const graph = graphOf(
      60,
      links.filter(([from, to]) => from !== to),
    );
    const all = reached(graph);
    return {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => all.has(id)),
      edges: graph.edges.filter(({ from, to }) => all.has(from) && all.has(to)),
    };
  });

describe('what is near in a lineage', () => {
  test('a small lineage is drawn whole', () => {
    const star = graphOf(
      20,
      Array.from({ length: 19 }, (_, n) => [n + 1, 0] as const),
    );
    expect(nearOf(star)).toEqual({ graph: star, gatherings: [] });
  });

  test('of a hub’s sixty uses six are drawn, and the others are counted at the hub', () => {
    const hub = graphOf(
      61,
      Array.from({ length: 60 }, (_, n) => [n + 1, 0] as const),
    );
    const near = nearOf(hub);
    expect(drawn(near)).toHaveLength(7);
    expect(near.gatherings).toEqual([{ of: 'w0', way: 'uses', count: 54 }]);
    const opened = nearOf(hub, [{ of: 'w0', way: 'uses' }]);
    expect(drawn(opened)).toHaveLength(7 + stride);
    expect(opened.gatherings).toEqual([{ of: 'w0', way: 'uses', count: 54 - stride }]);
  });

  test('a chain goes on from where it was opened', () => {
    const chain = graphOf(
      40,
      Array.from({ length: 39 }, (_, n) => [n, n + 1] as const),
    );
    expect(nearOf(chain).gatherings).toEqual([{ of: 'w2', way: 'sources', count: 37 }]);
    const opened = nearOf(chain, [{ of: 'w2', way: 'sources' }]);
    expect(opened.gatherings).toEqual([{ of: 'w12', way: 'sources', count: 27 }]);
  });

  test('with everything opened everything is drawn, and each count is of what is not yet', () => {
    fc.assert(
      fc.property(someGraph, (graph) => {
        const opened: { of: string; way: 'sources' | 'uses' }[] = [];
        for (let tries = 0; tries < mostOpened; tries += 1) {
          const { gatherings, graph: seen } = nearOf(graph, opened);
          const hidden = graph.nodes.length - seen.nodes.length;
          for (const { count } of gatherings) expect(count).toBeLessThanOrEqual(hidden);
          expect(gatherings.length === 0).toBe(hidden === 0);
          if (gatherings[0]) opened.push(gatherings[0]);
        }
        expect(nearOf(graph, opened).gatherings).toEqual([]);
      }),
    );
  });

  test('an address says what was opened, and whatever else it says does no harm', () => {
    const said = { of: 'w0', way: 'uses' } as const;
    expect(readOpened([nameOf(said), 'sources.', 'uses', '', 'nothing.w0'])).toEqual([
      said,
      { of: '', way: 'sources' },
    ]);
    const graph = graphOf(
      40,
      Array.from({ length: 39 }, (_, n) => [n, n + 1] as const),
    );
    expect(nearOf(graph, readOpened(['uses.nobody', 'sources.w30']))).toEqual(nearOf(graph));
  });
});
