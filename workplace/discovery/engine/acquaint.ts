import { Sums } from './sums.ts';
import { damped, type SeenTies } from './ties.ts';

/** Somebody who might be worth meeting, and those who have to do with both. */
export interface Acquaintance {
  person: number;
  /** The most telling first. */
  via: number[];
}

export interface Asking {
  person: number;
  /** How many there are, numbered from 0. */
  people: number;
  /** Of what the asker sees. */
  seen: SeenTies;
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
  people,
  seen,
  own,
  eligible,
}: Omit<Asking, 'reach' | 'most'>): Ranked[] {
  const relevant: Ranked[] = [];
  const scores = allotted(own, seen, new Sums(people));
  for (const other of scores.people) {
    if (other === person || own.has(other) || !eligible(other)) continue;
    relevant.push({ person: other, score: scores.values[other]! });
  }
  return surprising(relevant, seen);
}

/**
 * How unexpected somebody is takes a look at all their ties, and only ever lowers their score: so
 * the most relevant are looked at, and more of them until nobody else could be among the best.
 */
function surprising(relevant: readonly Ranked[], seen: SeenTies): Ranked[] {
  const relevances = Float64Array.from(relevant, ({ score }) => score).sort();
  for (let most = 3 * deepest; ; most *= 4) {
    const least = relevances.at(-most) ?? 0;
    const best = relevant
      .filter(({ score }) => score >= least)
      .map(({ person, score }) => ({
        person,
        score: score * unexpectedness(seen.damped(person).total),
      }))
      .sort((a, b) => b.score - a.score || a.person - b.person)
      .slice(0, deepest);
    if (most >= relevant.length || best.at(-1)!.score >= least) return best;
  }
}

/** Between 0, where a tie to somebody of many ties counts fully, and 1, where they divide it. */
const divided = 0.75;

function allotted(own: ReadonlyMap<number, number>, seen: SeenTies, scores: Sums): Sums {
  for (const [middle, strength] of own) {
    const { people, worth, total } = seen.damped(middle);
    const share = damped(strength) / total ** divided;
    for (let i = 0; i < people.length; i += 1) scores.add(people[i]!, share * worth[i]!);
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
  const theirs = seen.of(other);
  const worth = (middle: number) => damped(own.get(middle)!) * damped(theirs.get(middle)!);
  return [...own.keys()]
    .filter((middle) => theirs.has(middle))
    .sort((a, b) => worth(b) - worth(a) || a - b)
    .slice(0, mostVia);
}
