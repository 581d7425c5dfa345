/** The `most` highest of what is offered, kept in order as they come: few are kept, many offered. */
export class TopK<T> {
  readonly items: { item: T; score: number }[] = [];
  readonly #limit: number;

  constructor(most: number) {
    this.#limit = most;
  }

  /** Whether something of this score would be kept. */
  wouldKeep(score: number): boolean {
    return this.items.length < this.#limit || score > this.items.at(-1)!.score;
  }

  /** Among equals the one offered first stays first. */
  offer(item: T, score: number): void {
    if (!this.wouldKeep(score)) return;
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.items[middle]!.score >= score) low = middle + 1;
      else high = middle;
    }
    this.items.splice(low, 0, { item, score });
    if (this.items.length > this.#limit) this.items.pop();
  }
}
