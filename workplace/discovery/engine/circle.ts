import { type Acquaintance, acquaintances, ranked } from './acquaint.ts';
import { reachesOf } from './reach.ts';
import type { TieRow } from './stored-ties.ts';
import { type Damped, SeenTies, Ties } from './ties.ts';

/** Somebody worth meeting, by their id, and the ids of those who have to do with both. */
export interface Introduced {
  person: string;
  via: string[];
  /** Whether those between are colleagues of whoever has to do with nobody yet. */
  borrowed: boolean;
}

/** Somebody whom a person has to do with, and how much. */
export interface Tied {
  person: string;
  strength: number;
}

export interface Meeting {
  person: string;
  /** The spaces that the asker sees. */
  spaces: readonly string[];
  /** Whether those of one's own units are left out. */
  outside: boolean;
  /** Whoever is not to be among them. */
  except: readonly string[];
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
  readonly #homes = new Map<number, Set<Ties>>();
  readonly #whole = new Map<number, Damped>();
  #units = new Map<number, readonly string[]>();
  #reach = new Map<number, number>();

  constructor(members: readonly Member[], ties: readonly TieRow[]) {
    this.admit(members);
    for (const tie of ties) this.put(tie);
  }

  /** Those who are here from now on, and their units. */
  admit(members: readonly Member[]): void {
    this.#units = new Map(members.map(({ id, units }) => [this.#numberOf(id), units]));
  }

  put({ space, one, other, strength }: TieRow): void {
    const known = this.#spaces.get(space) ?? new Ties();
    this.#spaces.set(space, known);
    const both = [this.#numberOf(one), this.#numberOf(other)] as const;
    known.add(...both, strength);
    for (const person of both) this.#settle(person, known);
  }

  limit(reaches: ReadonlyMap<string, number>): void {
    this.#reach = new Map([...reaches].map(([id, rank]) => [this.#numberOf(id), rank]));
  }

  /** Members whom this person has nothing to do with yet, in any space that the asker sees. */
  meet({ person, spaces, outside, except, most }: Meeting): Introduced[] {
    const without = new Set(except);
    const { borrowed, ...asking } = this.#asking(this.#numberOf(person), spaces, outside);
    const eligible = (other: number) => asking.eligible(other) && !without.has(this.#ids[other]!);
    const found = acquaintances({ ...asking, eligible, reach: this.#reach, most });
    return found.map((one) => ({ ...this.#named(one), borrowed }));
  }

  /** With whom somebody has most to do in the spaces that the asker sees. */
  tied({ person, spaces, most }: Pick<Meeting, 'person' | 'spaces' | 'most'>): Tied[] {
    const ties = [...this.#seenIn(spaces).of(this.#numberOf(person))];
    ties.sort(([a, much], [b, more]) => more - much || a - b);
    return ties
      .slice(0, most)
      .map(([number, strength]) => ({ person: this.#ids[number]!, strength }));
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
    const seen = this.#seenIn(spaces);
    const ties = seen.of(person);
    const borrowed = ties.size === 0;
    const people = this.#ids.length;
    return {
      person,
      people,
      seen,
      own: borrowed ? this.#colleagues(person) : ties,
      eligible,
      borrowed,
    };
  }

  #seenIn(spaces: readonly string[]): SeenTies {
    return new SeenTies(
      this.#homes,
      spaces.flatMap((id) => this.#spaces.get(id) ?? []),
      this.#whole,
    );
  }

  #settle(person: number, space: Ties): void {
    this.#whole.delete(person);
    const homes = this.#homes.get(person);
    if (homes) homes.add(space);
    else this.#homes.set(person, new Set([space]));
  }

  /** Those of the same units, as if one had exchanged a word with each. */
  #colleagues(person: number): ReadonlyMap<number, number> {
    const own = this.#units.get(person) ?? [];
    const same = [...this.#units].filter(
      ([other, units]) => other !== person && units.some((unit) => own.includes(unit)),
    );
    return new Map(same.map(([other]) => [other, 1]));
  }

  #named({ person, via }: Acquaintance): Omit<Introduced, 'borrowed'> {
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
