/** Who has to do with whom in one space: how much, newer counting more. */
export class Ties {
  readonly #between = new Map<number, Map<number, number>>();

  /** A tie holds both ways. */
  add(one: number, other: number, strength: number): void {
    if (one === other) return;
    this.#grow(one, other, strength);
    this.#grow(other, one, strength);
  }

  of(person: number): ReadonlyMap<number, number> {
    return this.#between.get(person) ?? none;
  }

  get people(): Iterable<number> {
    return this.#between.keys();
  }

  #grow(from: number, to: number, strength: number): void {
    const known = this.#between.get(from);
    if (known) known.set(to, (known.get(to) ?? 0) + strength);
    else this.#between.set(from, new Map([[to, strength]]));
  }
}

const none: ReadonlyMap<number, number> = new Map();

/** The spaces in which people have ties, by their numbers. */
export type Homes = ReadonlyMap<number, ReadonlySet<Ties>>;

/** Ties in the spaces that somebody sees: those elsewhere take no part. */
export class SeenTies {
  readonly #homes: Homes;
  readonly #seen: ReadonlySet<Ties>;

  constructor(homes: Homes, seen: Iterable<Ties>) {
    this.#homes = homes;
    this.#seen = new Set(seen);
  }

  /** What somebody has to do with others, a space at a time; most are at home in few spaces. */
  *held(person: number): Generator<ReadonlyMap<number, number>> {
    for (const space of this.#homes.get(person) ?? nowhere) {
      if (this.#seen.has(space)) yield space.of(person);
    }
  }

  /** How much somebody has to do with each other person. */
  of(person: number): ReadonlyMap<number, number> {
    const [first = none, ...rest] = this.held(person);
    if (rest.length === 0) return first;
    const sum = new Map(first);
    for (const ties of rest) {
      for (const [other, strength] of ties) sum.set(other, (sum.get(other) ?? 0) + strength);
    }
    return sum;
  }
}

const nowhere: ReadonlySet<Ties> = new Set();
