import { sql } from 'kysely';
import { findAlike, isClose } from '../discovery/index.ts';
import type { Reading } from '../happenings/index.ts';
import { takingUp } from '../lineage/seen-links.ts';
import { type OwnWork, ownWorks } from './habits.ts';
import { damped } from './rules.ts';
import type { Sight } from './sight.ts';

/** How a work came to be thought of; each kind of ground is between 0 and 1. */
export interface Lead {
  /** Own works that it is about the same thing as, the most alike one. */
  alike?: { own: string; likeness: number };
  /** An own work that builds on the same source. */
  sameSource?: { own: string };
  /** Those with whom one works who took part in it, and how much that says. */
  tookPart?: { people: string[]; share: number };
}

export type Leads = Map<string, Lead>;

/** Works by what leads to them from what somebody wrote and from whom they work with. */
export async function findLeads(
  reading: Reading,
  sight: Sight,
  ties: ReadonlyMap<string, number>,
): Promise<Leads> {
  const own = await ownWorks(reading, sight);
  const leads: Leads = new Map();
  await addAlike(reading, sight, { own, leads });
  await addSameSource(reading, sight, leads);
  await addTakingPart(reading, sight, { ties, leads });
  return leads;
}

const add = (leads: Leads, id: string, lead: Lead): void => {
  leads.set(id, { ...leads.get(id), ...lead });
};

const mostAlike = 30;

async function addAlike(
  reading: Reading,
  { person, spaces }: Sight,
  { own, leads }: { own: readonly OwnWork[]; leads: Leads },
): Promise<void> {
  const found = await findAlike(reading, person, { texts: own, spaces, most: mostAlike });
  for (const [i, related] of found.entries()) {
    for (const one of related.filter(isClose)) {
      const { id, share, likeness } = one;
      const much = Math.max(share, likeness);
      if (much > (leads.get(id)?.alike?.likeness ?? 0)) {
        add(leads, id, { alike: { own: own[i]!.id, likeness: much } });
      }
    }
  }
}

/** Works that take up what an own work takes up; of a source in the workplace, one that is seen. */
async function addSameSource(
  reading: Reading,
  { person, spaces }: Sight,
  leads: Leads,
): Promise<void> {
  const { rows } = await sql<{ id: string; own: string }>`
    select distinct on (other.from_entry) other.from_entry as id, mine.from_entry as own
    from (select links.from_entry, links.to_entry, links.to_url, links.created_at
      from links join entries on entries.id = links.from_entry
      where entries.author_id = ${person.id}::uuid and entries.withdrawn_at is null
        and entries.space_id = any(${spaces}::uuid[]) and links.from_comment is null
        and links.relation = any(${[...takingUp]}::text[])
      order by links.created_at desc limit 50) as mine
    join links as other on other.from_comment is null and other.from_entry <> mine.from_entry
      and other.relation = any(${[...takingUp]}::text[])
      and (other.to_entry = mine.to_entry or other.to_url = mine.to_url)
    join entries as work on work.id = other.from_entry
      and work.space_id = any(${spaces}::uuid[])
    left join entries as source on source.id = mine.to_entry
    where mine.to_entry is null
      or (source.space_id = any(${spaces}::uuid[]) and source.withdrawn_at is null)
    order by other.from_entry, mine.created_at desc, mine.from_entry`.execute(reading.db);
  for (const { id, own } of rows) add(leads, id, { sameSource: { own } });
}

/** The works that each of them took part in last, who divide what one has to do with them. */
async function addTakingPart(
  reading: Reading,
  { spaces }: Sight,
  { ties, leads }: { ties: ReadonlyMap<string, number>; leads: Leads },
): Promise<void> {
  const { rows } = await sql<{ id: string; person: string; works: number }>`
    select said.entry_id as id, tied.person, count(*) over (partition by tied.person)::int as works
    from unnest(${[...ties.keys()]}::uuid[]) as tied (person)
    cross join lateral (select distinct latest.entry_id from (
      select entry_id from comments
      where author_id = tied.person and deleted_at is null
      order by created_at desc limit 20) as latest) as said
    join entries on entries.id = said.entry_id
    where entries.space_id = any(${spaces}::uuid[])`.execute(reading.db);
  const shares = new Map<string, { people: string[]; share: number }>();
  for (const { id, person, works } of rows) {
    const known = shares.get(id) ?? { people: [], share: 0 };
    known.people.push(person);
    known.share += damped(ties.get(person)!) / works ** 0.75;
    shares.set(id, known);
  }
  const most = Math.max(0, ...[...shares.values()].map(({ share }) => share));
  for (const [id, { people, share }] of shares) {
    people.sort((a, b) => ties.get(b)! - ties.get(a)!);
    add(leads, id, { tookPart: { people: people.slice(0, 3), share: share / most } });
  }
}
