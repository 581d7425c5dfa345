import { type Accumulator, dampenStrength } from './accumulator.ts';
import { TopK } from './top-k.ts';
import type { VisibleTies } from './visible-ties.ts';

/** Somebody who might be worth meeting, and those who have to do with both. */
export interface IntroductionCandidate {
  person: number;
  /** The most telling first. */
  via: number[];
}

export interface IntroductionQuery {
  /** Of what the asker sees. */
  visibleTies: VisibleTies;
  /** Whom they have to do with; whoever is new here borrows the ties of their units. */
  ownTies: Accumulator;
  /** 1 for each who may be met at all. */
  eligible: Uint8Array;
  /** Where relevance is added up; nothing is in it yet. */
  scores: Accumulator;
  /** The last rank at which each may still be suggested; without one, at any. */
  exposureCaps: ReadonlyMap<number, number>;
  limit: number;
}

/** Beyond these nobody is looked for, however far those before them are already known to all. */
export const MAX_RANK = 100;
const MAX_VIA = 3;

/**
 * People whom one does not have to do with yet, by the ties that lead to them, best first:
 * resource allocation over weighted ties (Zhou, Lü and Zhang, Predicting Missing Links via Local
 * Information, 2009), where everybody in between divides what they have among all their ties;
 * times how unexpected it is to meet them. Whoever is suggested to very many already is passed
 * over by those for whom they come late.
 */
export function rankIntroductions(query: IntroductionQuery): IntroductionCandidate[] {
  return rankPeople(query)
    .filter(
      ({ person }, rank) => rank < (query.exposureCaps.get(person) ?? Number.POSITIVE_INFINITY),
    )
    .slice(0, query.limit)
    .map(({ person }) => ({ person, via: listIntermediaries(query, person) }));
}

interface RankedPerson {
  person: number;
  score: number;
}

/** Everybody who may be met, best first, whoever else they are suggested to. */
export function rankPeople(
  query: Omit<IntroductionQuery, 'exposureCaps' | 'limit'>,
): RankedPerson[] {
  const { visibleTies, ownTies, eligible } = query;
  const scores = allocateResources(query);
  const relevant = scores.people.filter(
    (other) => eligible[other] === 1 && ownTies.get(other) === 0,
  );
  return rankBySurprise(relevant, scores, visibleTies);
}

/**
 * How unexpected somebody is takes a look at all their ties, and only ever lowers their score: so
 * the most relevant are looked at, and more of them until nobody else could be among the best.
 */
function rankBySurprise(
  relevant: Int32Array,
  scores: Accumulator,
  seen: VisibleTies,
): RankedPerson[] {
  for (let most = 3 * MAX_RANK; ; most *= 4) {
    const least = findCutoffScore(relevant, scores, most);
    const best = Array.from(
      relevant.filter((person) => scores.get(person) >= least),
      (person) => ({
        person,
        score: scores.get(person) * calculateUnexpectedness(seen.getDampedTies(person).total),
      }),
    )
      .sort((a, b) => b.score - a.score || a.person - b.person)
      .slice(0, MAX_RANK);
    if (most >= relevant.length || best.at(-1)!.score >= least) return best;
  }
}

/** What the last of so many most relevant has; nothing where there are fewer. */
function findCutoffScore(relevant: Int32Array, scores: Accumulator, most: number): number {
  if (most >= relevant.length) return 0;
  const top = new TopK<number>(most);
  for (const person of relevant) top.offer(person, scores.get(person));
  return top.items.at(-1)!.score;
}

/** Between 0, where a tie to somebody of many ties counts fully, and 1, where they divide it. */
const ALLOCATION_EXPONENT = 0.75;

function allocateResources({
  ownTies,
  visibleTies,
  scores,
}: Omit<IntroductionQuery, 'exposureCaps' | 'limit'>): Accumulator {
  for (const middle of ownTies.people) {
    const { people, weights, total } = visibleTies.getDampedTies(middle);
    const share = dampenStrength(ownTies.get(middle)) / total ** ALLOCATION_EXPONENT;
    for (let i = 0; i < people.length; i += 1) scores.add(people[i]!, share * weights[i]!);
  }
  return scores;
}

const SURPRISE_EXPONENT = 0.3;

/** Somebody with very many ties is met anyway. */
function calculateUnexpectedness(ties: number): number {
  return (1 / Math.log(Math.E + ties)) ** SURPRISE_EXPONENT;
}

/** Those in between, by how much they have to do with both. */
function listIntermediaries({ ownTies, visibleTies }: IntroductionQuery, other: number): number[] {
  const { people, weights } = visibleTies.getDampedTies(other);
  const both: { middle: number; weight: number }[] = [];
  for (let i = 0; i < people.length; i += 1) {
    const middle = people[i]!;
    const mine = ownTies.get(middle);
    if (mine > 0) both.push({ middle, weight: dampenStrength(mine) * weights[i]! });
  }
  both.sort((a, b) => b.weight - a.weight || a.middle - b.middle);
  return both.slice(0, MAX_VIA).map(({ middle }) => middle);
}
