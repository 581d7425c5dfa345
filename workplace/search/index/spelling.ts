import { distance } from 'fastest-levenshtein';
import type { SpaceIndex } from './space-index.ts';

/** Short words have too many neighbours to guess among. */
const countAllowedTypos = (word: string): number => {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
};

const MAX_SPELLINGS = 3;

/** Two letters that changed places are one slip. */
function countTypos(a: string, b: string): number {
  const apart = distance(a, b);
  return apart === 2 && a.length === b.length && sortLetters(a) === sortLetters(b) ? 1 : apart;
}

const sortLetters = (word: string): string => [...word].sort().join('');

/** Words of these spaces that are spelt almost like this one, the most used first. */
export function findSimilarSpellings(spaces: readonly SpaceIndex[], word: string): string[] {
  const allowed = countAllowedTypos(word);
  if (allowed === 0) return [];
  const near = new Map<string, { apart: number; uses: number }>();
  for (const { postings } of spaces) {
    for (const [term, list] of postings) {
      if (Math.abs(term.length - word.length) > allowed) continue;
      const known = near.get(term);
      const apart = known?.apart ?? countTypos(term, word);
      if (apart > allowed) continue;
      near.set(term, { apart, uses: (known?.uses ?? 0) + list.length });
    }
  }
  const nearest = Math.min(...[...near.values()].map(({ apart }) => apart));
  return [...near]
    .filter(([, { apart }]) => apart === nearest)
    .sort(([, a], [, b]) => b.uses - a.uses)
    .slice(0, MAX_SPELLINGS)
    .map(([term]) => term);
}
