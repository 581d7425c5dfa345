import { calculateExposureCaps } from './exposure-cap.ts';
import { IdInterner } from './id-interner.ts';
import { type IntroductionCandidate, rankIntroductions, rankPeople } from './rank-introductions.ts';
import { Scratch } from './scratch.ts';
import { TieMatrix } from './tie-matrix.ts';
import type { TieRow } from './tie-queries.ts';
import { type DampedTies, VisibleTies } from './visible-ties.ts';

/** Somebody worth meeting, by their id, and the ids of those who have to do with both. */
export interface SuggestedIntroduction {
  person: string;
  via: string[];
  /** Whether those between are colleagues of whoever has to do with nobody yet. */
  isViaColleagues: boolean;
}

/** Somebody whom a person has to do with, and how much. */
export interface StrongTie {
  person: string;
  strength: number;
}

export interface IntroductionRequest {
  person: string;
  /** The spaces that the asker sees. */
  spaces: readonly string[];
  /** Whether those of one's own units are left out. */
  excludeOwnUnits: boolean;
  /** Whoever is not to be among them. */
  excluded: readonly string[];
  limit: number;
}

interface GraphMember {
  id: string;
  units: readonly string[];
}

const MAX_ASKERS = 2000;

/** Everybody here and their ties, as they are read. */
export async function buildSocialGraph(
  members: readonly GraphMember[],
  ties: AsyncIterable<readonly TieRow[]>,
): Promise<SocialGraph> {
  const graph = new SocialGraph(members);
  for await (const rows of ties) for (const row of rows) graph.addTie(row);
  graph.compact();
  return graph;
}

/** Everybody in the workplace, and their ties. */
export class SocialGraph {
  readonly #people = new IdInterner();
  readonly #spaces = new IdInterner();
  readonly #ties = new TieMatrix();
  readonly #dampedTies = new Map<number, DampedTies>();
  #units = new Map<number, readonly string[]>();
  #colleagues = new Map<string, number[]>();
  #exposureCaps = new Map<number, number>();
  #scratch = new Scratch(0);

  constructor(members: readonly GraphMember[]) {
    this.setMembers(members);
  }

  /** Those who are here from now on, and their units. */
  setMembers(members: readonly GraphMember[]): void {
    this.#units = new Map(members.map(({ id, units }) => [this.#people.intern(id), units]));
    this.#colleagues = new Map();
    for (const [person, units] of this.#units) {
      for (const unit of units) {
        const same = this.#colleagues.get(unit);
        if (same) same.push(person);
        else this.#colleagues.set(unit, [person]);
      }
    }
  }

  addTie({ space, one, other, strength }: TieRow): void {
    const both = [this.#people.intern(one), this.#people.intern(other)] as const;
    this.#ties.add(...both, this.#spaces.intern(space), strength);
    for (const person of both) this.#dampedTies.delete(person);
  }

  /** Lets go of the room that is kept for more ties, once all have been read. */
  compact(): void {
    this.#ties.compact();
  }

  setExposureCaps(caps: ReadonlyMap<string, number>): void {
    this.#exposureCaps = new Map([...caps].map(([id, rank]) => [this.#people.intern(id), rank]));
  }

  /** Members whom this person has nothing to do with yet, in any space that the asker sees. */
  suggestIntroductions({
    person,
    spaces,
    excludeOwnUnits,
    excluded,
    limit,
  }: IntroductionRequest): SuggestedIntroduction[] {
    const { isViaColleagues, ...query } = this.#prepareQuery(
      this.#people.intern(person),
      spaces,
      excludeOwnUnits,
    );
    for (const id of excluded) query.eligible[this.#people.intern(id)] = 0;
    const found = rankIntroductions({ ...query, exposureCaps: this.#exposureCaps, limit });
    return found.map((one) => ({ ...this.#toIds(one), isViaColleagues }));
  }

  /** With whom somebody has most to do in the spaces that the asker sees. */
  listStrongestTies({
    person,
    spaces,
    limit,
  }: Pick<IntroductionRequest, 'person' | 'spaces' | 'limit'>): StrongTie[] {
    const number = this.#people.intern(person);
    const { ownTies } = this.#clearScratch();
    this.#ties.sumTies(number, this.#maskSpaces(spaces), ownTies);
    return Array.from(ownTies.people)
      .sort((a, b) => ownTies.get(b) - ownTies.get(a) || a - b)
      .slice(0, limit)
      .map((other) => ({ person: this.#people.getId(other), strength: ownTies.get(other) }));
  }

  /** How far each may be suggested, so that a few do not stand before everybody. */
  calculateExposureCaps(): Map<string, number> {
    const members = [...this.#units.keys()];
    const step = Math.ceil(members.length / MAX_ASKERS);
    const askers = members.filter((_, i) => i % step === 0);
    const lists = askers.map((person) =>
      rankPeople(this.#prepareQuery(person, this.#spaces.ids, true)).map((found) => found.person),
    );
    const caps = calculateExposureCaps(lists, members.length);
    return new Map([...caps].map(([number, rank]) => [this.#people.getId(number), rank]));
  }

  #prepareQuery(person: number, spaces: readonly string[], excludeOwnUnits: boolean) {
    const { ownTies, otherTies, scores, eligible } = this.#clearScratch();
    const seen = this.#maskSpaces(spaces);
    this.#ties.sumTies(person, seen, ownTies);
    const isViaColleagues = ownTies.people.length === 0;
    for (const member of this.#units.keys()) eligible[member] = member === person ? 0 : 1;
    for (const colleague of this.#listColleagues(person)) {
      if (excludeOwnUnits) eligible[colleague] = 0;
      // As if one had exchanged a word with each.
      if (isViaColleagues) ownTies.add(colleague, 1);
    }
    const visibleTies = new VisibleTies(this.#ties, seen, otherTies, this.#dampedTies);
    return { visibleTies, ownTies, scores, eligible, isViaColleagues };
  }

  /** Those of the same units, each once. */
  #listColleagues(person: number): Set<number> {
    const units = this.#units.get(person) ?? [];
    const all = new Set(units.flatMap((unit) => this.#colleagues.get(unit) ?? []));
    all.delete(person);
    return all;
  }

  #clearScratch(): Scratch {
    const people = this.#people.ids.length;
    // With some room for those who come.
    if (this.#scratch.capacity < people) this.#scratch = new Scratch(Math.ceil(people * 1.1));
    this.#scratch.clear();
    return this.#scratch;
  }

  /** 1 for each of these spaces. */
  #maskSpaces(spaces: readonly string[]): Uint8Array {
    const seen = new Uint8Array(this.#spaces.ids.length);
    for (const id of spaces) seen[this.#spaces.find(id) ?? seen.length] = 1;
    return seen;
  }

  #toIds({ person, via }: IntroductionCandidate): Omit<SuggestedIntroduction, 'isViaColleagues'> {
    return { person: this.#people.getId(person), via: via.map((one) => this.#people.getId(one)) };
  }
}
