import { type Acquaintance, acquaintances, ranked } from './acquaint.ts';
import { reachesOf } from './reach.ts';
import type { TieRow } from './stored-ties.ts';
import { Ties, tiesOf } from './ties.ts';

/** Somebody worth meeting, by their id, and the ids of those who have to do with both. */
export interface Introduced {
  person: string;
  via: string[];
}

export interface Meeting {
  person: string;
  /** The spaces that the asker sees. */
  spaces: readonly string[];
  /** Whether those of one's own units are left out. */
  outside: boolean;
  most: number;
}

interface Member {
  id: string;
  units: readonly string[];
}

const mostAskers = 2000;

/** Everybody in the workplace, and their ties, a space at a time. */
export class Circle {
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #spaces = new Map<string, Ties>();
  #units = new Map<number, readonly string[]>();
  #reach = new Map<number, number>();

  constructor(members: readonly Member[], ties: readonly TieRow[]) {
    this.#units = new Map(members.map(({ id, units }) => [this.#numberOf(id), units]));
    for (const tie of ties) this.put(tie);
  }

  put({ space, one, other, strength }: TieRow): void {
    const known = this.#spaces.get(space) ?? new Ties();
    this.#spaces.set(space, known);
    known.add(this.#numberOf(one), this.#numberOf(other), strength);
  }

  limit(reaches: ReadonlyMap<string, number>): void {
    this.#reach = new Map([...reaches].map(([id, rank]) => [this.#numberOf(id), rank]));
  }

  /** Members whom this person has nothing to do with yet, in any space that the asker sees. */
  meet({ person, spaces, outside, most }: Meeting): Introduced[] {
    const asking = this.#asking(this.#numberOf(person), spaces, outside);
    const found = acquaintances({ ...asking, reach: this.#reach, most });
    return found.map((one) => this.#named(one));
  }

  /** How far each may be suggested, so that a few do not stand before everybody. */
  reaches(): Map<string, number> {
    const members = [...this.#units.keys()];
    const spaces = [...this.#spaces.keys()];
    const step = Math.ceil(members.length / mostAskers);
    const askers = members.filter((_, i) => i % step === 0);
    const lists = askers.map((person) =>
      ranked(this.#asking(person, spaces, true)).map((found) => found.person),
    );
    const reach = reachesOf(lists, members.length);
    return new Map([...reach].map(([number, rank]) => [this.#ids[number]!, rank]));
  }

  #asking(person: number, spaces: readonly string[], outside: boolean) {
    const own = this.#units.get(person) ?? [];
    const eligible = (other: number) => {
      const units = this.#units.get(other);
      return units !== undefined && !(outside && units.some((unit) => own.includes(unit)));
    };
    const seen = spaces.flatMap((id) => this.#spaces.get(id) ?? []);
    const ties = tiesOf(seen, person);
    return { person, spaces: seen, own: ties.size > 0 ? ties : this.#colleagues(person), eligible };
  }

  /** Those of the same units, as if one had exchanged a word with each. */
  #colleagues(person: number): ReadonlyMap<number, number> {
    const own = this.#units.get(person) ?? [];
    const same = [...this.#units].filter(
      ([other, units]) => other !== person && units.some((unit) => own.includes(unit)),
    );
    return new Map(same.map(([other]) => [other, 1]));
  }

  #named({ person, via }: Acquaintance): Introduced {
    return { person: this.#ids[person]!, via: via.map((number) => this.#ids[number]!) };
  }

  #numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#ids.length);
    this.#ids.push(id);
    return this.#ids.length - 1;
  }
}
