import { sql } from 'kysely';
import type { Tx } from '../../../kernel/index.ts';

export interface KnownPerson {
  id: string;
  handle: string;
  name: string;
  email: string | null;
  title: string | null;
  membership: string;
  admin: boolean;
  left: boolean;
  units: string[];
  /** Handle of the person above them. */
  reportsTo: string | null;
}

export interface KnownUnit {
  handle: string;
  title: string;
  parent: string | null;
}

/** Everybody and every unit, as they are named by whoever names them. */
export class PeopleIndex {
  readonly units: KnownUnit[];
  readonly #people: KnownPerson[] = [];
  readonly #byHandle = new Map<string, KnownPerson>();
  readonly #byEmail = new Map<string, KnownPerson>();

  constructor(people: readonly KnownPerson[], units: KnownUnit[]) {
    this.units = units;
    for (const person of people) this.add(person);
  }

  add(person: KnownPerson): void {
    this.#people.push(person);
    this.#byHandle.set(person.handle, person);
    if (person.email) this.#byEmail.set(normalizeText(person.email), person);
  }

  has(handle: string): boolean {
    return this.#byHandle.has(handle);
  }

  /** By handle, or else by e-mail address. */
  person(handle: string | undefined, email: string | undefined): KnownPerson | undefined {
    const byHandle = handle && this.#byHandle.get(handle.toLowerCase());
    return byHandle || (email ? this.#byEmail.get(normalizeText(email)) : undefined);
  }

  /** Whoever is meant by a handle, an e-mail address, or a name that only one person has. */
  resolve(words: string): KnownPerson | undefined {
    const known = this.person(words.replace(/^@/, ''), words);
    if (known) return known;
    const same = this.#people.filter(
      (one) => !one.left && normalizeText(one.name) === normalizeText(words),
    );
    return same.length === 1 ? same[0] : undefined;
  }

  /** A unit by its handle, or by a title that only one has. */
  unit(words: string): KnownUnit | undefined {
    const byHandle = this.units.find((one) => one.handle === words.toLowerCase());
    if (byHandle) return byHandle;
    const same = this.units.filter((one) => normalizeText(one.title) === normalizeText(words));
    return same.length === 1 ? same[0] : undefined;
  }
}

function normalizeText(words: string): string {
  return words.trim().toLowerCase();
}

export async function loadPeopleIndex(tx: Tx): Promise<PeopleIndex> {
  const people = await sql<KnownPerson>`
    select people.id, people.handle, people.name, people.email, people.title, people.standing as membership,
      people.admin, people.left_at is not null as left,
      above.handle as "reportsTo",
      array(select units.handle from unit_people join units on units.id = unit_people.unit_id
        where unit_people.person_id = people.id order by units.handle) as units
    from people left join people as above on above.id = people.reports_to
    order by people.created_at, people.id`.execute(tx.db);
  const units = await sql<KnownUnit>`
    select units.handle, units.title, above.handle as parent
    from units left join units as above on above.id = units.parent_id
    order by units.created_at, units.id`.execute(tx.db);
  return new PeopleIndex(people.rows, units.rows);
}
