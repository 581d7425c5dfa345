/** Numbers from 0 on in place of ids, in the order in which they were first named. */
export class IdInterner {
  readonly ids: string[] = [];
  readonly #numbers = new Map<string, number>();

  intern(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.ids.length);
    this.ids.push(id);
    return this.ids.length - 1;
  }

  find(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  getId(number: number): string {
    return this.ids[number]!;
  }
}
