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

/** How much somebody has to do with each other person, over several spaces. */
export function tiesOf(spaces: readonly Ties[], person: number): ReadonlyMap<number, number> {
  if (spaces.length === 1) return spaces[0]!.of(person);
  const sum = new Map<number, number>();
  for (const space of spaces) {
    for (const [other, strength] of space.of(person)) {
      sum.set(other, (sum.get(other) ?? 0) + strength);
    }
  }
  return sum;
}
