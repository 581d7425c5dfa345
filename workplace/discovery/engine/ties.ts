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

/** What somebody has to do with each other person, damped. */
export interface Damped {
  people: Int32Array;
  worth: Float64Array;
  total: number;
}

/** The tenth exchange says less than the first. */
export const damped = Math.log1p;

/** Ties in the spaces that somebody sees: those elsewhere take no part. */
export class SeenTies {
  readonly #homes: Homes;
  readonly #seen: ReadonlySet<Ties>;
  readonly #whole: Map<number, Damped>;

  /** `whole` keeps what is known of those of whom all is seen, from asker to asker. */
  constructor(homes: Homes, seen: Iterable<Ties>, whole: Map<number, Damped>) {
    this.#homes = homes;
    this.#seen = new Set(seen);
    this.#whole = whole;
  }

  /** How much somebody has to do with each other person. */
  of(person: number): ReadonlyMap<number, number> {
    const held = this.#seenOf(person).map((space) => space.of(person));
    if (held.length < 2) return held[0] ?? none;
    const sum = new Map(held[0]);
    for (const ties of held.slice(1)) {
      for (const [other, strength] of ties) sum.set(other, (sum.get(other) ?? 0) + strength);
    }
    return sum;
  }

  damped(person: number): Damped {
    const all = this.#seenOf(person).length === (this.#homes.get(person)?.size ?? 0);
    const known = all ? this.#whole.get(person) : undefined;
    if (known) return known;
    const made = dampedOf(this.of(person));
    if (all) this.#whole.set(person, made);
    return made;
  }

  #seenOf(person: number): Ties[] {
    return [...(this.#homes.get(person) ?? [])].filter((space) => this.#seen.has(space));
  }
}

function dampedOf(ties: ReadonlyMap<number, number>): Damped {
  const worth = Float64Array.from(ties.values(), damped);
  const total = worth.reduce((sum, each) => sum + each, 0);
  return { people: Int32Array.from(ties.keys()), worth, total };
}
