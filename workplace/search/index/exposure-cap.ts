/** Nobody is to be suggested to so many that few others are: at most so uneven (Gini coefficient). */
const MAX_GINI = 0.8;
/** Times the mean: never tighter, since the best known are known for a reason, nor looser. */
const capMultiples = [16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4];

/**
 * From what everybody would be suggested, the last rank at which each person is still suggested:
 * those for whom they come first keep them, those for whom they come later get others. The loosest
 * cap is taken under which exposure is even enough.
 */
export function calculateExposureCaps(
  lists: readonly (readonly number[])[],
  people: number,
  shown = 10,
): Map<number, number> {
  let reach = new Map<number, number>();
  for (const cap of capMultiples) {
    const most = Math.max(2, (cap * shown * lists.length) / Math.max(people, 1));
    const { full, counts } = allocateExposure(lists, shown, most);
    reach = full;
    if (calculateGini(counts, people) <= MAX_GINI) break;
  }
  return reach;
}

/** Rank by rank: what comes first for somebody is given before what comes second for anybody. */
function allocateExposure(lists: readonly (readonly number[])[], shown: number, most: number) {
  const full = new Map<number, number>();
  const counts = new Map<number, number>();
  const given = new Int32Array(lists.length);
  const deepest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < deepest; rank += 1) {
    for (const [i, list] of lists.entries()) {
      const person = list[rank];
      if (person === undefined || given[i]! >= shown || full.has(person)) continue;
      given[i]! += 1;
      counts.set(person, (counts.get(person) ?? 0) + 1);
    }
    for (const [person, count] of counts) {
      if (count >= most && !full.has(person)) full.set(person, rank + 1);
    }
  }
  return { full, counts };
}

/** The Gini coefficient of how often each of so many people is shown; 0 where all are alike. */
export function calculateGini(counts: ReadonlyMap<unknown, number>, people: number): number {
  const sorted = [...counts.values()].sort((a, b) => a - b);
  const none = people - sorted.length;
  const sum = sorted.reduce((all, count) => all + count, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce(
    (all, count, i) => all + (2 * (none + i + 1) - people - 1) * count,
    0,
  );
  return weighted / (people * sum);
}
