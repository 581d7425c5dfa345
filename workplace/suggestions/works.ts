import { sql } from 'kysely';
import { personId, type Viewer } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { takingUp } from '../lineage/seen-links.ts';
import { notAllowed } from '../refusal.ts';
import { beyondHabits, type Nearness, ownTies } from './habits.ts';
import { findLeads, type Lead } from './leads.ts';
import { hasWritten } from './newcomers.ts';
import { unexpectedness } from './rules.ts';
import { mayBeOffered, optedOut } from './settings.ts';
import { type Sight, sightOf } from './sight.ts';

/** A work from beyond one's unit, spaces and habits, and what leads to it. */
export interface WorkSuggestion {
  work: OfferedWork;
  ground: WorkGround;
}

export interface OfferedWork {
  id: string;
  path: string;
  kind: string;
  title: string;
  author: { handle: string; name: string };
  space: { name: string; title: string };
}

/** By ids, for whoever puts it into words: see `reasonsFor`. */
export type WorkGround =
  | { by: 'sameSource' | 'alike'; own: string }
  | { by: 'tookPart'; people: string[] }
  | { by: 'builtUpon' };

export interface AskedWorks {
  now: Date;
  except?: readonly string[];
  limit: number;
}

/**
 * Works that somebody does not know yet and might gladly meet, best first: how much they have to do
 * with what the person wrote and with whom they work, times how unexpected it is to meet them. For
 * themselves alone, since the reasons tell what they are about. To newcomers, what is built upon
 * most.
 */
export async function suggestWorks(
  reading: Reading,
  viewer: Viewer,
  handle: string,
  { now, except = [], limit }: AskedWorks,
): Promise<WorkSuggestion[]> {
  const sight = await sightOf(reading, viewer, handle);
  if (sight && sight.person.id !== personId(viewer)) throw notAllowed();
  if (!sight || (await optedOut(reading)).includes(sight.person.id)) return [];
  const ties = await ownTies(reading, sight);
  const which = { nearness: beyondHabits(sight, now, ties), except };
  const leads = await findLeads(reading, sight, ties);
  const rows = await fetchWorks(reading, sight, { ...which, ids: [...leads.keys()] });
  const found = rows
    .map((row) => ({ row, score: scoreOf(row, leads.get(row.id)!) }))
    .sort((a, b) => b.score - a.score || a.row.id.localeCompare(b.row.id))
    .slice(0, limit)
    .map(({ row }) => ({ work: workOf(row), ground: groundOf(leads.get(row.id)!) }));
  if (found.length > 0 || (await hasWritten(reading, sight.person.id, sight.spaces))) return found;
  return builtUpon(reading, sight, { ...which, now, limit });
}

/** Of a source that both build on, of likeness, and of those who took part. */
const worth = { sameSource: 0.6, alike: 0.7, tookPart: 0.3 };

/** What is beyond in one way and near in another is half as unexpected. */
const halfway = 0.5;

function scoreOf({ known, near }: Row, { alike, sameSource, tookPart }: Lead): number {
  const relevance =
    (sameSource ? worth.sameSource : 0) +
    worth.alike * (alike?.likeness ?? 0) +
    worth.tookPart * (tookPart?.share ?? 0);
  return relevance * unexpectedness(known) * (near ? halfway : 1);
}

function groundOf({ sameSource, alike, tookPart }: Lead): WorkGround {
  if (sameSource) return { by: 'sameSource', own: sameSource.own };
  if (alike) return { by: 'alike', own: alike.own };
  return { by: 'tookPart', people: tookPart?.people ?? [] };
}

interface Row {
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

interface Which {
  nearness: Nearness;
  except: readonly string[];
  ids: readonly string[];
}

/** Those of these works that may be offered; nothing else is fetched, whatever led to it. */
async function fetchWorks(
  reading: Reading,
  { spaces }: Sight,
  { nearness, except, ids }: Which,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select entries.id, entries.slug, entries.kind, entries.title, author.handle, author.name,
      spaces.name as "spaceName", spaces.title as "spaceTitle",
      (select count(*)::int from comments
        where comments.entry_id = entries.id and comments.deleted_at is null)
      + ${usesIn(spaces)} as known,
      (${nearness.byTied} or ${nearness.atHome}) as near
    from entries join spaces on spaces.id = entries.space_id
    join people as author on author.id = entries.author_id
    where entries.id = any(${[...ids]}::uuid[]) and not entries.id = any(${[...except]}::uuid[])
      and entries.space_id = any(${spaces}::uuid[]) and ${entryStands()}
      and spaces.archived_at is null and not ${supersededIn(spaces)}
      and (author.left_at is not null or author.standing = 'guest' or ${mayBeOffered('author')})
      and ${nearness.beyond} and not (${nearness.byTied} and ${nearness.atHome})`.execute(
    reading.db,
  );
  return rows;
}

/** By how many works that stand in these spaces the entry of the row is taken up. */
const usesIn = (
  spaces: readonly string[],
) => sql<number>`(select count(distinct uses.from_entry)::int
  from links as uses join entries as later on later.id = uses.from_entry
  where uses.to_entry = entries.id and uses.from_entry <> entries.id
    and uses.relation = any(${[...takingUp]}::text[])
    and later.space_id = any(${[...spaces]}::uuid[]))`;

/** As `supersededFor`, over the spaces that two people see. */
const supersededIn = (spaces: readonly string[]) => sql<boolean>`exists (select from links as taking
  join entries as later on later.id = taking.from_entry
  where taking.to_entry = entries.id and taking.relation = 'supersedes'
    and later.space_id = any(${[...spaces]}::uuid[]))`;

/** The best of so many are shown to newcomers, to each others first. */
const among = 10;

/** What was built upon most of late, which is where work goes on. */
async function builtUpon(
  reading: Reading,
  sight: Sight,
  { nearness, except, now, limit }: Omit<Which, 'ids'> & { now: Date; limit: number },
): Promise<WorkSuggestion[]> {
  const { rows } = await sql<{ id: string; uses: number }>`
    select links.to_entry as id, count(distinct links.from_entry)::int as uses
    from links join entries as later on later.id = links.from_entry
    join entries as source on source.id = links.to_entry
    where links.relation = any(${[...takingUp]}::text[]) and links.from_entry <> links.to_entry
      and later.space_id = any(${sight.spaces}::uuid[])
      and source.space_id = any(${sight.spaces}::uuid[])
      and links.created_at > ${now}::timestamptz - interval '180 days'
    group by 1 order by 2 desc, 1 limit 200`.execute(reading.db);
  const uses = new Map(rows.map((row) => [row.id, row.uses]));
  const works = await fetchWorks(reading, sight, { nearness, except, ids: [...uses.keys()] });
  return works
    .sort((a, b) => uses.get(b.id)! - uses.get(a.id)! || a.id.localeCompare(b.id))
    .slice(0, Math.max(among, limit))
    .sort((a, b) => placeFor(sight, a.id) - placeFor(sight, b.id))
    .slice(0, limit)
    .map((row) => ({ work: workOf(row), ground: { by: 'builtUpon' } }));
}

/** Another order for each newcomer, and for each the same every time. */
function placeFor({ person }: Sight, id: string): number {
  let sum = 0;
  for (const letter of person.id + id) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum;
}

export function workOf(row: Omit<Row, 'known' | 'near'>): OfferedWork {
  return {
    id: row.id,
    path: entryPath(row),
    kind: row.kind,
    title: row.title,
    author: { handle: row.handle, name: row.name },
    space: { name: row.spaceName, title: row.spaceTitle },
  };
}
