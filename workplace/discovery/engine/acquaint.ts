import type { SeenTies } from './seen-ties.ts';
import { damped, type Sums } from './sums.ts';
import { Top } from './top.ts';

/** Somebody who might be worth meeting, and those who have to do with both. */
export interface Acquaintance {
  person: number;
  /** The most telling first. */
  via: number[];
}

export interface Asking {
  /** Of what the asker sees. */
  seen: SeenTies;
  /** Whom they have to do with; whoever is new here borrows the ties of their units. */
  own: Sums;
  /** 1 for each who may be met at all. */
  eligible: Uint8Array;
  /** Where relevance is added up; nothing is in it yet. */
  scores: Sums;
  /** The last rank at which each may still be suggested; without one, at any. */
  reach: ReadonlyMap<number, number>;
  most: number;
}

/** Beyond these nobody is looked for, however far those before them are already known to all. */
export const deepest = 100;
const mostVia = 3;

/**
 * People whom one does not have to do with yet, by the ties that lead to them, best first:
 * resource allocation over weighted ties (Zhou, Lü and Zhang, Predicting Missing Links via Local
 * Information, 2009), where everybody in between divides what they have among all their ties;
 * times how unexpected it is to meet them. Whoever is suggested to very many already is passed
 * over by those for whom they come late.
 */
export function acquaintances(asking: Asking): Acquaintance[] {
  return ranked(asking)
    .filter(({ person }, rank) => rank < (asking.reach.get(person) ?? Number.POSITIVE_INFINITY))
    .slice(0, asking.most)
    .map(({ person }) => ({ person, via: between(asking, person) }));
}

interface Ranked {
  person: number;
  score: number;
}

/** Everybody who may be met, best first, whoever else they are suggested to. */
export function ranked(asking: Omit<Asking, 'reach' | 'most'>): Ranked[] {
  const { seen, own, eligible } = asking;
  const scores = allotted(asking);
  const relevant = scores.people.filter((other) => eligible[other] === 1 && own.of(other) === 0);
  return surprising(relevant, scores, seen);
}

/**
 * How unexpected somebody is takes a look at all their ties, and only ever lowers their score: so
 * the most relevant are looked at, and more of them until nobody else could be among the best.
 */
function surprising(relevant: Int32Array, scores: Sums, seen: SeenTies): Ranked[] {
  for (let most = 3 * deepest; ; most *= 4) {
    const least = leastOf(relevant, scores, most);
    const best = Array.from(
      relevant.filter((person) => scores.of(person) >= least),
      (person) => ({
        person,
        score: scores.of(person) * unexpectedness(seen.damped(person).total),
      }),
    )
      .sort((a, b) => b.score - a.score || a.person - b.person)
      .slice(0, deepest);
    if (most >= relevant.length || best.at(-1)!.score >= least) return best;
  }
}

/** What the last of so many most relevant has; nothing where there are fewer. */
function leastOf(relevant: Int32Array, scores: Sums, most: number): number {
  if (most >= relevant.length) return 0;
  const top = new Top<number>(most);
  for (const person of relevant) top.offer(person, scores.of(person));
  return top.items.at(-1)!.score;
}

/** Between 0, where a tie to somebody of many ties counts fully, and 1, where they divide it. */
const divided = 0.75;

function allotted({ own, seen, scores }: Omit<Asking, 'reach' | 'most'>): Sums {
  for (const middle of own.people) {
    const { people, worths, total } = seen.damped(middle);
    const share = damped(own.of(middle)) / total ** divided;
    for (let i = 0; i < people.length; i += 1) scores.add(people[i]!, share * worths[i]!);
  }
  return scores;
}

const surprise = 0.3;

/** Somebody with very many ties is met anyway. */
function unexpectedness(ties: number): number {
  return (1 / Math.log(Math.E + ties)) ** surprise;
}

/** Those in between, by how much they have to do with both. */
function between({ own, seen }: Asking, other: number): number[] {
  const { people, worths } = seen.damped(other);
  const both: { middle: number; worth: number }[] = [];
  for (let i = 0; i < people.length; i += 1) {
    const middle = people[i]!;
    const mine = own.of(middle);
    if (mine > 0) both.push({ middle, worth: damped(mine) * worths[i]! });
  }
  both.sort((a, b) => b.worth - a.worth || a.middle - b.middle);
  return both.slice(0, mostVia).map(({ middle }) => middle);
}
