import { sql } from 'kysely';
import { getPersonId, isNotWithdrawn, type Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notAllowed } from '../kernel/index.ts';
import { buildingRelations } from '../lineage/index.ts';
import { entryPath } from '../works/index.ts';
import { findWorkCandidates, type WorkEvidence } from './candidates.ts';
import { hasWritten } from './newcomers.ts';
import { calculateUnexpectedness } from './rules.ts';
import { getSuggestionScope, type SuggestionScope } from './scope.ts';
import { canBeOffered, listOptedOutPeople } from './settings.ts';
import { buildNearness, loadStrongestTies, type Nearness } from './usual-circle.ts';

/** A work from beyond one's unit, spaces and habits, and what leads to it. */
export interface WorkSuggestion {
  work: OfferedWork;
  reason: StoredWorkReason;
}

export interface OfferedWork {
  id: string;
  path: string;
  kind: string;
  title: string;
  author: { handle: string; name: string };
  space: { name: string; title: string };
}

/** By ids, for whoever puts it into words: see `explainWork`. */
export type StoredWorkReason =
  | { by: 'sameSource' | 'alike'; own: string }
  | { by: 'tookPart'; people: string[] }
  | { by: 'builtUpon' };

export interface WorksRequest {
  now: Date;
  excluded?: readonly string[];
  limit: number;
}

/**
 * Works that somebody does not know yet and might gladly meet, best first: how much they have to do
 * with what the person wrote and with whom they work, times how unexpected it is to meet them. For
 * themselves alone, since the reasons tell what they are about. To newcomers, what is built upon
 * most.
 */
export async function suggestWorks(
  context: QueryContext,
  viewer: Viewer,
  handle: string,
  { now, excluded = [], limit }: WorksRequest,
): Promise<WorkSuggestion[]> {
  const scope = await getSuggestionScope(context, viewer, handle);
  if (scope && scope.person.id !== getPersonId(viewer)) throw notAllowed();
  if (!scope || (await listOptedOutPeople(context)).includes(scope.person.id)) return [];
  const ties = await loadStrongestTies(context, scope);
  const filter = { nearness: buildNearness(scope, now, ties), excluded };
  const leads = await findWorkCandidates(context, scope, ties);
  const rows = await fetchWorks(context, scope, { ...filter, ids: [...leads.keys()] });
  const found = rows
    .map((row) => ({ row, score: scoreWork(row, leads.get(row.id)!) }))
    .sort((a, b) => b.score - a.score || a.row.id.localeCompare(b.row.id))
    .slice(0, limit)
    .map(({ row }) => ({ work: toOfferedWork(row), reason: pickReason(leads.get(row.id)!) }));
  if (found.length > 0 || (await hasWritten(context, scope.person.id, scope.spaces))) return found;
  return suggestMostBuiltUpon(context, scope, { ...filter, now, limit });
}

/** Of a source that both build on, of likeness, and of those who took part. */
const EVIDENCE_WEIGHTS = { sameSource: 0.6, alike: 0.7, tookPart: 0.3 };

/** What is beyond in one way and near in another is half as unexpected. */
const NEAR_FACTOR = 0.5;

function scoreWork(
  { known, near }: WorkRow,
  { alike, sameSource, tookPart }: WorkEvidence,
): number {
  const relevance =
    (sameSource ? EVIDENCE_WEIGHTS.sameSource : 0) +
    EVIDENCE_WEIGHTS.alike * (alike?.likeness ?? 0) +
    EVIDENCE_WEIGHTS.tookPart * (tookPart?.share ?? 0);
  return relevance * calculateUnexpectedness(known) * (near ? NEAR_FACTOR : 1);
}

function pickReason({ sameSource, alike, tookPart }: WorkEvidence): StoredWorkReason {
  if (sameSource) return { by: 'sameSource', own: sameSource.own };
  if (alike) return { by: 'alike', own: alike.own };
  return { by: 'tookPart', people: tookPart?.people ?? [] };
}

interface WorkRow {
  id: string;
  slug: string;
  kind: string;
  title: string;
  handle: string;
  name: string;
  spaceName: string;
  spaceTitle: string;
  /** How many comments it has and works that build on it. */
  known: number;
  /** Whether it is by somebody with whom they work, or else where they are at home. */
  near: boolean;
}

interface WorkFilter {
  nearness: Nearness;
  excluded: readonly string[];
  ids: readonly string[];
}

/** Those of these works that may be offered; nothing else is fetched, whatever led to it. */
async function fetchWorks(
  context: QueryContext,
  { spaces }: SuggestionScope,
  { nearness, excluded, ids }: WorkFilter,
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select entries.id, entries.slug, entries.kind, entries.title, author.handle, author.name,
      spaces.name as "spaceName", spaces.title as "spaceTitle",
      (select count(*)::int from comments
        where comments.entry_id = entries.id and comments.deleted_at is null)
      + ${countUsesIn(spaces)} as known,
      (${nearness.isByTiedPerson} or ${nearness.isInFamiliarSpace}) as near
    from entries join spaces on spaces.id = entries.space_id
    join people as author on author.id = entries.author_id
    where entries.id = any(${[...ids]}::uuid[]) and not entries.id = any(${[...excluded]}::uuid[])
      and entries.space_id = any(${spaces}::uuid[]) and ${isNotWithdrawn()}
      and spaces.archived_at is null and not ${isSupersededIn(spaces)}
      and (author.left_at is not null or author.standing = 'guest' or ${canBeOffered('author')})
      and ${nearness.isUnfamiliar} and not (${nearness.isByTiedPerson} and ${nearness.isInFamiliarSpace})`.execute(
    context.db,
  );
  return rows;
}

/** By how many works that stand in these spaces the entry of the row is taken up. */
const countUsesIn = (
  spaces: readonly string[],
) => sql<number>`(select count(distinct uses.from_entry)::int
  from links as uses join entries as later on later.id = uses.from_entry
  where uses.to_entry = entries.id and uses.from_entry <> entries.id
    and uses.relation = any(${[...buildingRelations]}::text[])
    and later.space_id = any(${[...spaces]}::uuid[]))`;

/** As `supersededFor`, over the spaces that two people see. */
const isSupersededIn = (
  spaces: readonly string[],
) => sql<boolean>`exists (select from links as taking
  join entries as later on later.id = taking.from_entry
  where taking.to_entry = entries.id and taking.relation = 'supersedes'
    and later.space_id = any(${[...spaces]}::uuid[]))`;

/** The best of so many are shown to newcomers, to each others first. */
const NEWCOMER_POOL_SIZE = 10;

/** What was built upon most of late, which is where work goes on. */
async function suggestMostBuiltUpon(
  context: QueryContext,
  scope: SuggestionScope,
  { nearness, excluded, now, limit }: Omit<WorkFilter, 'ids'> & { now: Date; limit: number },
): Promise<WorkSuggestion[]> {
  const { rows } = await sql<{ id: string; uses: number }>`
    select links.to_entry as id, count(distinct links.from_entry)::int as uses
    from links join entries as later on later.id = links.from_entry
    join entries as source on source.id = links.to_entry
    where links.relation = any(${[...buildingRelations]}::text[]) and links.from_entry <> links.to_entry
      and later.space_id = any(${scope.spaces}::uuid[])
      and source.space_id = any(${scope.spaces}::uuid[])
      and links.created_at > ${now}::timestamptz - interval '180 days'
    group by 1 order by 2 desc, 1 limit 200`.execute(context.db);
  const uses = new Map(rows.map((row) => [row.id, row.uses]));
  const works = await fetchWorks(context, scope, { nearness, excluded, ids: [...uses.keys()] });
  return works
    .sort((a, b) => uses.get(b.id)! - uses.get(a.id)! || a.id.localeCompare(b.id))
    .slice(0, Math.max(NEWCOMER_POOL_SIZE, limit))
    .sort((a, b) => getNewcomerOrder(scope, a.id) - getNewcomerOrder(scope, b.id))
    .slice(0, limit)
    .map((row) => ({ work: toOfferedWork(row), reason: { by: 'builtUpon' } }));
}

/** Another order for each newcomer, and for each the same every time. */
function getNewcomerOrder({ person }: SuggestionScope, id: string): number {
  let sum = 0;
  for (const letter of person.id + id) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum;
}

export function toOfferedWork(row: Omit<WorkRow, 'known' | 'near'>): OfferedWork {
  return {
    id: row.id,
    path: entryPath(row),
    kind: row.kind,
    title: row.title,
    author: { handle: row.handle, name: row.name },
    space: { name: row.spaceName, title: row.spaceTitle },
  };
}
