/** A work by its time. */
export interface DatedWork {
  id: string;
  at: Date;
}

/** That one work first took up another at that time. */
export interface WorkUse {
  userId: string;
  sourceId: string;
  at: Date;
}

const DAY_MS = 86_400_000;

/**
 * How many steps lie beneath each work that builds on an earlier one: along the longest way down.
 * What is given in the order of time goes by time, so that a work never builds on a later one and
 * nothing goes round in a circle.
 */
export function computeDepths(
  works: readonly DatedWork[],
  uses: readonly WorkUse[],
): Map<string, number> {
  const order = new Map(works.map(({ id }, i) => [id, i]));
  const sources = Map.groupBy(uses, ({ userId }) => userId);
  const depths = new Map<string, number>();
  for (const { id } of works) {
    const beneath = (sources.get(id) ?? [])
      .filter(({ sourceId }) => (order.get(sourceId) ?? Number.POSITIVE_INFINITY) < order.get(id)!)
      .map(({ sourceId }) => 1 + (depths.get(sourceId) ?? 0));
    if (beneath.length > 0) depths.set(id, Math.max(...beneath));
  }
  return depths;
}

/** Days from a work's creation until another first took it up. */
export function computeDaysToFirstUse(
  works: readonly DatedWork[],
  uses: readonly WorkUse[],
): Map<string, number> {
  const made = new Map(works.map(({ id, at }) => [id, at.getTime()]));
  const first = new Map<string, number>();
  for (const { sourceId, at } of uses) {
    const days = Math.max(0, at.getTime() - (made.get(sourceId) ?? at.getTime())) / DAY_MS;
    first.set(sourceId, Math.min(days, first.get(sourceId) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}

/** The middle one, or null of nothing. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
