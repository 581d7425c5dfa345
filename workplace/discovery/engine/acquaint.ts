import { type Ties, tiesOf } from './ties.ts';

/** Somebody who might be worth meeting, and those who have to do with both. */
export interface Acquaintance {
  person: number;
  /** The most telling first. */
  via: number[];
}

export interface Asking {
  person: number;
  /** The spaces that the asker sees: ties elsewhere take no part. */
  spaces: readonly Ties[];
  /** Whom they have to do with; whoever is new here borrows the ties of their units. */
  own: ReadonlyMap<number, number>;
  /** Who may be met at all. */
  eligible(person: number): boolean;
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
export function ranked({
  person,
  spaces,
  own,
  eligible,
}: Omit<Asking, 'reach' | 'most'>): Ranked[] {
  const scores = allotted(own, spaces);
  const found: Ranked[] = [];
  for (const [other, relevance] of scores) {
    if (other === person || own.has(other) || !eligible(other)) continue;
    found.push({ person: other, score: relevance * unexpectedness(other, spaces) });
  }
  return found.sort((a, b) => b.score - a.score || a.person - b.person).slice(0, deepest);
}

/** The tenth exchange says less than the first. */
const damped = Math.log1p;
/** Between 0, where a tie to somebody of many ties counts fully, and 1, where they divide it. */
const divided = 0.75;

function allotted(own: ReadonlyMap<number, number>, spaces: readonly Ties[]) {
  const scores = new Map<number, number>();
  for (const [middle, strength] of own) {
    const theirs = tiesOf(spaces, middle);
    const share = damped(strength) / total(theirs) ** divided;
    for (const [other, further] of theirs) {
      scores.set(other, (scores.get(other) ?? 0) + share * damped(further));
    }
  }
  return scores;
}

function total(ties: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const strength of ties.values()) sum += damped(strength);
  return sum;
}

const surprise = 0.3;

/** Somebody with very many ties is met anyway. */
function unexpectedness(person: number, spaces: readonly Ties[]): number {
  return (1 / Math.log(Math.E + total(tiesOf(spaces, person)))) ** surprise;
}

/** Those in between, by how much they have to do with both. */
function between({ own, spaces }: Asking, other: number): number[] {
  const theirs = tiesOf(spaces, other);
  const worth = (middle: number) => damped(own.get(middle)!) * damped(theirs.get(middle)!);
  return [...own.keys()]
    .filter((middle) => theirs.has(middle))
    .sort((a, b) => worth(b) - worth(a) || a - b)
    .slice(0, mostVia);
}
