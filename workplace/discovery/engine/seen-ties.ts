import { damped, type Sums } from './sums.ts';
import type { Ties } from './ties.ts';

/** What somebody has to do with each other person, damped, and what it comes to. */
export interface Damped {
  people: Int32Array;
  /** In the order of the people; there may be more after them, which is of nobody. */
  worths: Float64Array;
  total: number;
}

/** From so many ties on, they are kept damped: the best known are between very many. */
const many = 64;

/** Ties in the spaces that somebody sees: those elsewhere take no part. */
export class SeenTies {
  readonly #ties: Ties;
  readonly #seen: Uint8Array;
  readonly #sums: Sums;
  readonly #worths: Float64Array;
  readonly #kept: Map<number, Damped>;

  /**
   * `seen` is 1 for each space that is; `sums` and `worths` are room to add up in. `kept` goes from
   * asker to asker: it holds people of whom all ties are seen, and of whom none has come since.
   */
  constructor(
    ties: Ties,
    seen: Uint8Array,
    { sums, worths }: { sums: Sums; worths: Float64Array },
    kept: Map<number, Damped>,
  ) {
    this.#ties = ties;
    this.#seen = seen;
    this.#sums = sums;
    this.#worths = worths;
    this.#kept = kept;
  }

  /** Holds until the next question. */
  damped(person: number): Damped {
    const keep = this.#ties.count(person) >= many && this.#ties.allIn(person, this.#seen);
    const known = keep ? this.#kept.get(person) : undefined;
    if (known) return known;
    const made = this.#made(person);
    if (!keep) return made;
    const people = made.people.slice();
    const copy = { people, worths: made.worths.slice(0, people.length), total: made.total };
    this.#kept.set(person, copy);
    return copy;
  }

  #made(person: number): Damped {
    const sums = this.#ties.sum(person, this.#seen, this.#sums.clear());
    const { people } = sums;
    let total = 0;
    for (let i = 0; i < people.length; i += 1) {
      const worth = damped(sums.of(people[i]!));
      this.#worths[i] = worth;
      total += worth;
    }
    return { people, worths: this.#worths, total };
  }
}
