/** A sum for each of so many people, by their numbers; what is added is more than nothing. */
export class Accumulator {
  readonly #values: Float64Array;
  readonly #people: Int32Array;
  #size = 0;

  constructor(people: number) {
    this.#values = new Float64Array(people);
    this.#people = new Int32Array(people);
  }

  add(person: number, value: number): void {
    if (this.#values[person] === 0) {
      this.#people[this.#size] = person;
      this.#size += 1;
    }
    this.#values[person]! += value;
  }

  /** Nothing for whoever has no sum. */
  get(person: number): number {
    return this.#values[person]!;
  }

  /** Whoever has a sum, in the order in which they came; good until it is cleared. */
  get people(): Int32Array {
    return this.#people.subarray(0, this.#size);
  }

  /** As if nothing had been added. */
  clear(): this {
    for (let i = 0; i < this.#size; i += 1) this.#values[this.#people[i]!] = 0;
    this.#size = 0;
    return this;
  }
}

/** The tenth exchange says less than the first. */
export const dampenStrength = Math.log1p;
