import { type Acquaintance, acquaintances, ranked } from './acquaint.ts';
import { Desk } from './desk.ts';
import { Numbers } from './numbers.ts';
import { reachesOf } from './reach.ts';
import { type Damped, SeenTies } from './seen-ties.ts';
import type { TieRow } from './stored-ties.ts';
import { Ties } from './ties.ts';

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

/** Everybody here and their ties, as they are read. */
export async function circleOf(
  members: readonly Member[],
  ties: AsyncIterable<readonly TieRow[]>,
): Promise<Circle> {
  const circle = new Circle(members);
  for await (const rows of ties) for (const row of rows) circle.put(row);
  circle.pack();
  return circle;
}

/** Everybody in the workplace, and their ties. */
export class Circle {
  readonly #people = new Numbers();
  readonly #spaces = new Numbers();
  readonly #ties = new Ties();
  readonly #damped = new Map<number, Damped>();
  #units = new Map<number, readonly string[]>();
  #colleagues = new Map<string, number[]>();
  #reach = new Map<number, number>();
  #desk = new Desk(0);

  constructor(members: readonly Member[]) {
    this.admit(members);
  }

  /** Those who are here from now on, and their units. */
  admit(members: readonly Member[]): void {
    this.#units = new Map(members.map(({ id, units }) => [this.#people.of(id), units]));
    this.#colleagues = new Map();
    for (const [person, units] of this.#units) {
      for (const unit of units) {
        const same = this.#colleagues.get(unit);
        if (same) same.push(person);
        else this.#colleagues.set(unit, [person]);
      }
    }
  }

  put({ space, one, other, strength }: TieRow): void {
    const both = [this.#people.of(one), this.#people.of(other)] as const;
    this.#ties.add(...both, this.#spaces.of(space), strength);
    for (const person of both) this.#damped.delete(person);
  }

  /** Lets go of the room that is kept for more ties, once all have been read. */
  pack(): void {
    this.#ties.pack();
  }

  limit(reaches: ReadonlyMap<string, number>): void {
    this.#reach = new Map([...reaches].map(([id, rank]) => [this.#people.of(id), rank]));
  }

  /** Members whom this person has nothing to do with yet, in any space that the asker sees. */
  meet({ person, spaces, outside, except, most }: Meeting): Introduced[] {
    const { borrowed, ...asking } = this.#asking(this.#people.of(person), spaces, outside);
    for (const id of except) asking.eligible[this.#people.of(id)] = 0;
    const found = acquaintances({ ...asking, reach: this.#reach, most });
    return found.map((one) => ({ ...this.#named(one), borrowed }));
  }

  /** With whom somebody has most to do in the spaces that the asker sees. */
  tied({ person, spaces, most }: Pick<Meeting, 'person' | 'spaces' | 'most'>): Tied[] {
    const number = this.#people.of(person);
    const { own } = this.#clearDesk();
    this.#ties.sum(number, this.#seen(spaces), own);
    return Array.from(own.people)
      .sort((a, b) => own.of(b) - own.of(a) || a - b)
      .slice(0, most)
      .map((other) => ({ person: this.#people.id(other), strength: own.of(other) }));
  }

  /** How far each may be suggested, so that a few do not stand before everybody. */
  reaches(): Map<string, number> {
    const members = [...this.#units.keys()];
    const step = Math.ceil(members.length / mostAskers);
    const askers = members.filter((_, i) => i % step === 0);
    const lists = askers.map((person) =>
      ranked(this.#asking(person, this.#spaces.ids, true)).map((found) => found.person),
    );
    const reach = reachesOf(lists, members.length);
    return new Map([...reach].map(([number, rank]) => [this.#people.id(number), rank]));
  }

  #asking(person: number, spaces: readonly string[], outside: boolean) {
    const { own, theirs, scores, eligible } = this.#clearDesk();
    const seen = this.#seen(spaces);
    this.#ties.sum(person, seen, own);
    const borrowed = own.people.length === 0;
    for (const member of this.#units.keys()) eligible[member] = member === person ? 0 : 1;
    for (const colleague of this.#colleaguesOf(person)) {
      if (outside) eligible[colleague] = 0;
      // As if one had exchanged a word with each.
      if (borrowed) own.add(colleague, 1);
    }
    const ties = new SeenTies(this.#ties, seen, theirs, this.#damped);
    return { seen: ties, own, scores, eligible, borrowed };
  }

  /** Those of the same units, each once. */
  #colleaguesOf(person: number): Set<number> {
    const units = this.#units.get(person) ?? [];
    const all = new Set(units.flatMap((unit) => this.#colleagues.get(unit) ?? []));
    all.delete(person);
    return all;
  }

  #clearDesk(): Desk {
    const people = this.#people.ids.length;
    // With some room for those who come.
    if (this.#desk.people < people) this.#desk = new Desk(Math.ceil(people * 1.1));
    this.#desk.clear();
    return this.#desk;
  }

  /** 1 for each of these spaces. */
  #seen(spaces: readonly string[]): Uint8Array {
    const seen = new Uint8Array(this.#spaces.ids.length);
    for (const id of spaces) seen[this.#spaces.find(id) ?? seen.length] = 1;
    return seen;
  }

  #named({ person, via }: Acquaintance): Omit<Introduced, 'borrowed'> {
    return { person: this.#people.id(person), via: via.map((one) => this.#people.id(one)) };
  }
}
