import { sql } from 'kysely';
import type { QueryContext } from '../kernel/index.ts';
import { buildingRelations } from '../lineage/index.ts';
import { findRelatedEntries, isCloseMatch } from '../search/index.ts';
import { dampen } from './rules.ts';
import type { SuggestionScope } from './scope.ts';
import { listOwnWorks, type OwnWork } from './usual-circle.ts';

/** How a work came to be thought of; each kind of ground is between 0 and 1. */
export interface WorkEvidence {
  /** Own works that it is about the same thing as, the most alike one. */
  alike?: { own: string; likeness: number };
  /** An own work that builds on the same source. */
  sameSource?: { own: string };
  /** Those with whom one works who took part in it, and how much that says. */
  tookPart?: { people: string[]; share: number };
}

export type EvidenceByWork = Map<string, WorkEvidence>;

/** Works by what leads to them from what somebody wrote and from whom they work with. */
export async function findWorkCandidates(
  context: QueryContext,
  scope: SuggestionScope,
  ties: ReadonlyMap<string, number>,
): Promise<EvidenceByWork> {
  const own = await listOwnWorks(context, scope);
  const leads: EvidenceByWork = new Map();
  await addSimilarWorks(context, scope, { own, leads });
  await addWorksFromSameSource(context, scope, leads);
  await addWorksOfTiedPeople(context, scope, { ties, leads });
  return leads;
}

const addEvidence = (leads: EvidenceByWork, id: string, lead: WorkEvidence): void => {
  leads.set(id, { ...leads.get(id), ...lead });
};

const MAX_SIMILAR = 30;

async function addSimilarWorks(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
  { own, leads }: { own: readonly OwnWork[]; leads: EvidenceByWork },
): Promise<void> {
  const found = await findRelatedEntries(context, person, {
    texts: own,
    spaces,
    limit: MAX_SIMILAR,
  });
  for (const [i, related] of found.entries()) {
    for (const one of related.filter(isCloseMatch)) {
      const { id, coverage, similarity } = one;
      const strength = Math.max(coverage, similarity);
      if (strength > (leads.get(id)?.alike?.likeness ?? 0)) {
        addEvidence(leads, id, { alike: { own: own[i]!.id, likeness: strength } });
      }
    }
  }
}

/** Works that take up what an own work takes up; of a source in the workplace, one that is seen. */
async function addWorksFromSameSource(
  context: QueryContext,
  { person, spaces }: SuggestionScope,
  leads: EvidenceByWork,
): Promise<void> {
  const { rows } = await sql<{ id: string; own: string }>`
    select distinct on (other.from_entry) other.from_entry as id, mine.from_entry as own
    from (select links.from_entry, links.to_entry, links.to_url, links.created_at
      from links join entries on entries.id = links.from_entry
      where entries.author_id = ${person.id}::uuid and entries.withdrawn_at is null
        and entries.space_id = any(${spaces}::uuid[]) and links.from_comment is null
        and links.relation = any(${[...buildingRelations]}::text[])
      order by links.created_at desc limit 50) as mine
    join links as other on other.from_comment is null and other.from_entry <> mine.from_entry
      and other.relation = any(${[...buildingRelations]}::text[])
      and (other.to_entry = mine.to_entry or other.to_url = mine.to_url)
    join entries as work on work.id = other.from_entry
      and work.space_id = any(${spaces}::uuid[])
    left join entries as source on source.id = mine.to_entry
    where mine.to_entry is null
      or (source.space_id = any(${spaces}::uuid[]) and source.withdrawn_at is null)
    order by other.from_entry, mine.created_at desc, mine.from_entry`.execute(context.db);
  for (const { id, own } of rows) addEvidence(leads, id, { sameSource: { own } });
}

/** The works that each of them took part in last, who divide what one has to do with them. */
async function addWorksOfTiedPeople(
  context: QueryContext,
  { spaces }: SuggestionScope,
  { ties, leads }: { ties: ReadonlyMap<string, number>; leads: EvidenceByWork },
): Promise<void> {
  const { rows } = await sql<{ id: string; person: string; works: number }>`
    select said.entry_id as id, tied.person, count(*) over (partition by tied.person)::int as works
    from unnest(${[...ties.keys()]}::uuid[]) as tied (person)
    cross join lateral (select distinct latest.entry_id from (
      select entry_id from comments
      where author_id = tied.person and deleted_at is null
      order by created_at desc limit 20) as latest) as said
    join entries on entries.id = said.entry_id
    where entries.space_id = any(${spaces}::uuid[])`.execute(context.db);
  const shares = new Map<string, { people: string[]; share: number }>();
  for (const { id, person, works } of rows) {
    const known = shares.get(id) ?? { people: [], share: 0 };
    known.people.push(person);
    known.share += dampen(ties.get(person)!) / works ** 0.75;
    shares.set(id, known);
  }
  const most = Math.max(0, ...[...shares.values()].map(({ share }) => share));
  for (const [id, { people, share }] of shares) {
    people.sort((a, b) => ties.get(b)! - ties.get(a)!);
    addEvidence(leads, id, { tookPart: { people: people.slice(0, 3), share: share / most } });
  }
}
