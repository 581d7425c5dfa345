import { Accumulator } from './accumulator.ts';

/**
 * Where questions about people are worked out, one after the other: to make room for everybody
 * takes longer than most questions do.
 */
export class Scratch {
  readonly capacity: number;
  readonly ownTies: Accumulator;
  readonly otherTies: { sums: Accumulator; weights: Float64Array };
  readonly scores: Accumulator;
  /** 1 for each who may be met. */
  readonly eligible: Uint8Array;

  constructor(people: number) {
    this.capacity = people;
    this.ownTies = new Accumulator(people);
    this.otherTies = { sums: new Accumulator(people), weights: new Float64Array(people) };
    this.scores = new Accumulator(people);
    this.eligible = new Uint8Array(people);
  }

  clear(): void {
    for (const sums of [this.ownTies, this.otherTies.sums, this.scores]) sums.clear();
    this.eligible.fill(0);
  }
}
