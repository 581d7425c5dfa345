import { Sums } from './sums.ts';

/**
 * Where questions about people are worked out, one after the other: to make room for everybody
 * takes longer than most questions do.
 */
export class Desk {
  readonly people: number;
  readonly own: Sums;
  readonly theirs: { sums: Sums; worths: Float64Array };
  readonly scores: Sums;
  /** 1 for each who may be met. */
  readonly eligible: Uint8Array;

  constructor(people: number) {
    this.people = people;
    this.own = new Sums(people);
    this.theirs = { sums: new Sums(people), worths: new Float64Array(people) };
    this.scores = new Sums(people);
    this.eligible = new Uint8Array(people);
  }

  clear(): void {
    for (const sums of [this.own, this.theirs.sums, this.scores]) sums.clear();
    this.eligible.fill(0);
  }
}
