import type { LayoutLine } from './layout.ts';

/**
 * A column for each box, from 0: what is newer stands further right, and everything as near to
 * the root as that allows. Lines that would close a circle are `backward`, and count as turned
 * round.
 */
export function rankNodes(
  ids: readonly string[],
  lines: readonly LayoutLine[],
  root: string,
): { ranks: Map<string, number>; backward: Set<LayoutLine> } {
  const backward = findBackwardLines(ids, lines);
  const newer = new Map<string, string[]>(ids.map((id) => [id, []]));
  const older = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const line of lines) {
    const [left, right] = backward.has(line) ? [line.newer, line.older] : [line.older, line.newer];
    newer.get(left)!.push(right);
    older.get(right)!.push(left);
  }
  const order = sortTopologically(ids, newer, older);
  const ranks = new Map([[root, 0]]);
  for (const id of order) {
    const before = older.get(id)!.filter((one) => ranks.has(one));
    if (before.length > 0) ranks.set(id, Math.max(...before.map((one) => ranks.get(one)!)) + 1);
  }
  for (const id of order.reverse()) {
    if (ranks.has(id)) continue;
    const after = newer.get(id)!.map((one) => ranks.get(one)! - 1);
    ranks.set(id, Math.min(-1, ...after));
  }
  const leftmost = Math.min(...ranks.values());
  return { ranks: new Map([...ranks].map(([id, rank]) => [id, rank - leftmost])), backward };
}

/** The lines that close a circle when they are followed depth first; without a stack of calls. */
function findBackwardLines(ids: readonly string[], lines: readonly LayoutLine[]): Set<LayoutLine> {
  const out = Map.groupBy(lines, ({ older }) => older);
  const state = new Map<string, 'open' | 'done'>();
  const found = new Set<LayoutLine>();
  for (const start of ids) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const trail = [{ id: start, next: 0 }];
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const line = out.get(here.id)?.[here.next];
      here.next += 1;
      if (!line) {
        state.set(here.id, 'done');
        trail.pop();
      } else if (state.get(line.newer) === 'open') found.add(line);
      else if (!state.has(line.newer)) {
        state.set(line.newer, 'open');
        trail.push({ id: line.newer, next: 0 });
      }
    }
  }
  return found;
}

/** Each after all that are older (Kahn). */
function sortTopologically(
  ids: readonly string[],
  newer: ReadonlyMap<string, string[]>,
  older: ReadonlyMap<string, string[]>,
): string[] {
  const waiting = new Map([...older].map(([id, before]) => [id, before.length]));
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (const id of order) {
    for (const after of newer.get(id)!) {
      waiting.set(after, waiting.get(after)! - 1);
      if (waiting.get(after) === 0) order.push(after);
    }
  }
  return order;
}
