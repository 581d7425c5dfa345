import { getSlot, getTitleCount, type SpaceIndex } from './space-index.ts';

const MAX_STEMS = 8;
const MIN_OCCURRENCES = 3;

interface ScoredStem {
  term: string;
  score: number;
}

/** For each group of entries, words that they have much oftener than all of them; titles count twice. */
export function findDistinctiveStems(
  index: SpaceIndex,
  groups: readonly (readonly number[])[],
): string[][] {
  const groupOf = new Map(groups.flatMap((slots, i) => slots.map((slot) => [slot, i] as const)));
  const stemsByGroup = groups.map((): ScoredStem[] => []);
  for (const [term, list] of index.postings) {
    if (!/^\p{L}+$/u.test(term)) continue;
    const counts = countByGroup(list, groupOf, groups.length);
    const all = counts.reduce((sum, times) => sum + times, 0);
    for (const [i, { length }] of groups.entries()) {
      if (counts[i]! < MIN_OCCURRENCES) continue;
      const share = counts[i]! / length;
      stemsByGroup[i]!.push({ term, score: share * Math.log((share * groupOf.size) / all) });
    }
  }
  return stemsByGroup.map(pickTopStems);
}

function countByGroup(
  list: readonly number[],
  groupOf: ReadonlyMap<number, number>,
  groups: number,
) {
  const counts = new Array<number>(groups).fill(0);
  for (const posting of list) {
    const group = groupOf.get(getSlot(posting));
    if (group !== undefined) counts[group]! += getTitleCount(posting) > 0 ? 2 : 1;
  }
  return counts;
}

const pickTopStems = (words: ScoredStem[]): string[] =>
  words
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_STEMS)
    .map(({ term }) => term);
