import { type Accumulator, dampenStrength } from './accumulator.ts';
import type { TieMatrix } from './tie-matrix.ts';

/** What somebody has to do with each other person, damped, and what it comes to. */
export interface DampedTies {
  people: Int32Array;
  /** In the order of the people; there may be more after them, which is of nobody. */
  weights: Float64Array;
  total: number;
}

/** From so many ties on, they are kept damped: the best known are between very many. */
const MIN_TIES_TO_CACHE = 64;

/** Ties in the spaces that somebody sees: those elsewhere take no part. */
export class VisibleTies {
  readonly #ties: TieMatrix;
  readonly #visibleSpaces: Uint8Array;
  readonly #sums: Accumulator;
  readonly #weights: Float64Array;
  readonly #cache: Map<number, DampedTies>;

  /**
   * `seen` is 1 for each space that is; `sums` and `weights` are room to add up in. `kept` goes from
   * asker to asker: it holds people of whom all ties are seen, and of whom none has come since.
   */
  constructor(
    ties: TieMatrix,
    seen: Uint8Array,
    { sums, weights }: { sums: Accumulator; weights: Float64Array },
    kept: Map<number, DampedTies>,
  ) {
    this.#ties = ties;
    this.#visibleSpaces = seen;
    this.#sums = sums;
    this.#weights = weights;
    this.#cache = kept;
  }

  /** Holds until the next question. */
  getDampedTies(person: number): DampedTies {
    const keep =
      this.#ties.countTies(person) >= MIN_TIES_TO_CACHE &&
      this.#ties.areAllVisible(person, this.#visibleSpaces);
    const known = keep ? this.#cache.get(person) : undefined;
    if (known) return known;
    const made = this.#calculateDampedTies(person);
    if (!keep) return made;
    const people = made.people.slice();
    const copy = { people, weights: made.weights.slice(0, people.length), total: made.total };
    this.#cache.set(person, copy);
    return copy;
  }

  #calculateDampedTies(person: number): DampedTies {
    const sums = this.#ties.sumTies(person, this.#visibleSpaces, this.#sums.clear());
    const { people } = sums;
    let total = 0;
    for (let i = 0; i < people.length; i += 1) {
      const weight = dampenStrength(sums.get(people[i]!));
      this.#weights[i] = weight;
      total += weight;
    }
    return { people, weights: this.#weights, total };
  }
}
