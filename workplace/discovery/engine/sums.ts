/** A sum for each of so many people, by their numbers; what is added is more than nothing. */
export class Sums {
  readonly values: Float64Array;
  /** Whoever has a sum, in the order in which they came. */
  readonly people: number[] = [];

  constructor(people: number) {
    this.values = new Float64Array(people);
  }

  add(person: number, value: number): void {
    if (this.values[person] === 0) this.people.push(person);
    this.values[person]! += value;
  }
}
