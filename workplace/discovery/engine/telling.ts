import { inTitle, type SpaceIndex, slotOf } from './space-index.ts';

const mostStems = 8;
const fewest = 3;

interface Telling {
  term: string;
  worth: number;
}

/** For each group of entries, words that they have much oftener than all of them; titles count twice. */
export function tellingStems(
  index: SpaceIndex,
  groups: readonly (readonly number[])[],
): string[][] {
  const groupOf = new Map(groups.flatMap((slots, i) => slots.map((slot) => [slot, i] as const)));
  const telling = groups.map((): Telling[] => []);
  for (const [term, list] of index.postings) {
    if (!/^\p{L}+$/u.test(term)) continue;
    const said = timesSaid(list, groupOf, groups.length);
    const all = said.reduce((sum, times) => sum + times, 0);
    for (const [i, { length }] of groups.entries()) {
      if (said[i]! < fewest) continue;
      const share = said[i]! / length;
      telling[i]!.push({ term, worth: share * Math.log((share * groupOf.size) / all) });
    }
  }
  return telling.map(best);
}

function timesSaid(list: readonly number[], groupOf: ReadonlyMap<number, number>, groups: number) {
  const said = new Array<number>(groups).fill(0);
  for (const held of list) {
    const group = groupOf.get(slotOf(held));
    if (group !== undefined) said[group]! += inTitle(held) > 0 ? 2 : 1;
  }
  return said;
}

const best = (words: Telling[]): string[] =>
  words
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, mostStems)
    .map(({ term }) => term);
