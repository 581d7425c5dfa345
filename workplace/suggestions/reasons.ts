import { sql } from 'kysely';
import { isNotWithdrawn, type PersonViewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { buildingRelations } from '../lineage/index.ts';
import { listSharedWords } from '../search/index.ts';
import { entryPath } from '../works/index.ts';
import { loadMembers, type PersonReasonCode, type SuggestedPerson } from './people.ts';
import { findSharedConversations } from './shared-conversations.ts';
import type { StoredWorkReason } from './works.ts';

/** Why somebody is suggested. */
export interface PersonReasonView {
  person: { name: string };
  by: PersonReasonCode;
  via: readonly { name: string }[];
  space: { title: string } | null;
}

/** Something that leads to a suggestion, and where the viewer may see it. */
export interface Evidence {
  /** Names of those whom it is about. */
  names: string[];
  entry: { path: string; title: string };
}

interface WorkLink {
  title: string;
  path: string;
}

/** Why a work is suggested. */
export type WorkReasonView =
  | { by: 'sameSource'; own: WorkLink; source: WorkLink }
  | { by: 'alike'; own: WorkLink; words: string[] }
  | { by: 'tookPart'; people: SuggestedPerson[] }
  | { by: 'builtUpon'; uses: number };

/** By ids, as an offer keeps it. */
export type StoredPersonReason =
  | { by: 'shared' | 'unit'; via: string[] }
  | { by: 'answers' | 'speaks'; space: string };

export interface PersonExplanation {
  reason: PersonReasonView;
  evidence: Evidence[];
}

/**
 * What led to somebody, of what the viewer sees today, and where it can be read. Null where
 * nothing of it is left: what was closed since is told of no more.
 */
export async function explainPerson(
  context: QueryContext,
  viewer: PersonViewer,
  person: SuggestedPerson,
  reason: StoredPersonReason,
): Promise<PersonExplanation | null> {
  if ('space' in reason) return explainBySpace(context, viewer, person, reason);
  const people = await loadMembers(context, reason.via);
  const pairs = reason.via.flatMap((id): [string, string][] =>
    reason.by === 'shared'
      ? [
          [viewer.id, id],
          [id, person.id],
        ]
      : [[id, person.id]],
  );
  const shared = await findSharedConversations(context, viewer, pairs);
  const meeting = (one: string, other: string) =>
    shared.find((each) => each.one === one && each.other === other);
  const between = reason.via.flatMap((id) => {
    const who = people.get(id);
    const theirs = meeting(id, person.id);
    const mine = reason.by === 'shared' ? meeting(viewer.id, id) : theirs;
    return who && theirs && mine ? [{ who, theirs, mine }] : [];
  });
  if (between.length === 0) return null;
  const evidence = between.flatMap(({ who, theirs, mine }) => [
    ...(mine === theirs ? [] : [{ names: [viewer.name, who.name], entry: mine.entry }]),
    { names: [who.name, person.name], entry: theirs.entry },
  ]);
  const via = between.map(({ who }) => who);
  return { reason: { person, by: reason.by, via, space: null }, evidence };
}

/** Where they spoke last in the space in which they are at home. */
async function explainBySpace(
  context: QueryContext,
  viewer: PersonViewer,
  person: SuggestedPerson,
  { by, space }: Extract<StoredPersonReason, { space: string }>,
): Promise<PersonExplanation | null> {
  const { rows } = await sql<{ id: string; slug: string; title: string; space: string }>`
    select entries.id, entries.slug, entries.title, spaces.title as space
    from comments join entries on entries.id = comments.entry_id
    join spaces on spaces.id = entries.space_id
    where comments.author_id = ${person.id}::uuid and comments.deleted_at is null
      and spaces.id = ${space}::uuid and ${visibleTo(viewer)} and ${isNotWithdrawn()}
    order by (entries.details ->> 'accepted' = comments.id::text) is true desc,
      comments.created_at desc, comments.id limit 3`.execute(context.db);
  if (rows.length === 0) return null;
  const evidence = rows.map((row) => ({
    names: [person.name],
    entry: { title: row.title, path: entryPath(row) },
  }));
  return { reason: { person, by, via: [], space: { title: rows[0]!.space } }, evidence };
}

/** What led to a work, of what the viewer sees today; null where nothing of it is left. */
export async function explainWork(
  context: QueryContext,
  viewer: PersonViewer,
  work: string,
  reason: StoredWorkReason,
): Promise<WorkReasonView | null> {
  if (reason.by === 'sameSource') return explainSameSource(context, viewer, work, reason.own);
  if (reason.by === 'tookPart') return explainParticipation(context, viewer, work, reason.people);
  if (reason.by === 'builtUpon') {
    const uses = await countUses(context, viewer, work);
    return uses > 0 ? { by: 'builtUpon', uses } : null;
  }
  const own = await findVisibleEntry(context, viewer, reason.own);
  if (!own) return null;
  const words = await listSharedWords(context, viewer, own, work);
  return { by: 'alike', own: { title: own.title, path: entryPath(own) }, words };
}

interface VisibleEntry {
  id: string;
  slug: string;
  title: string;
  body: string;
}

function findVisibleEntry(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<VisibleEntry | undefined> {
  return context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('entries.id', '=', id)
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .select(['entries.id', 'entries.slug', 'entries.title', 'entries.body'])
    .executeTakeFirst();
}

async function explainSameSource(
  context: QueryContext,
  viewer: PersonViewer,
  work: string,
  ownId: string,
): Promise<WorkReasonView | null> {
  const own = await findVisibleEntry(context, viewer, ownId);
  if (!own) return null;
  const { rows } = await sql<{ id: string | null; slug: string; title: string; url: string }>`
    select source.id, source.slug, mine.to_url as url,
      coalesce(source.title, pages.title, mine.to_url) as title
    from links as mine join links as other on other.from_entry = ${work}::uuid
      and (other.to_entry = mine.to_entry or other.to_url = mine.to_url)
    left join entries as source on source.id = mine.to_entry
    left join spaces on spaces.id = source.space_id
    left join outside_pages as pages on pages.url = mine.to_url
    where mine.from_entry = ${ownId}::uuid and mine.from_comment is null
      and other.from_comment is null
      and mine.relation = any(${[...buildingRelations]}::text[])
      and other.relation = any(${[...buildingRelations]}::text[])
      and (mine.to_entry is null or (${visibleTo(viewer)} and ${isNotWithdrawn('source')}))
    order by mine.created_at desc limit 1`.execute(context.db);
  const [row] = rows;
  if (!row) return null;
  const path = row.id ? entryPath({ id: row.id, slug: row.slug }) : row.url;
  return {
    by: 'sameSource',
    own: { title: own.title, path: entryPath(own) },
    source: { title: row.title, path },
  };
}

async function explainParticipation(
  context: QueryContext,
  viewer: PersonViewer,
  work: string,
  ids: readonly string[],
): Promise<WorkReasonView | null> {
  const known = await loadMembers(context, ids);
  const shared = await findSharedConversations(
    context,
    viewer,
    ids.map((id) => [viewer.id, id]),
  );
  const rows = await context.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where('comments.entry_id', '=', work)
    .where('comments.deleted_at', 'is', null)
    .select('comments.author_id')
    .distinct()
    .execute();
  const there = new Set(rows.map(({ author_id }) => author_id));
  const people = ids.flatMap((id) =>
    there.has(id) && shared.some(({ other }) => other === id) ? (known.get(id) ?? []) : [],
  );
  return people.length > 0 ? { by: 'tookPart', people } : null;
}

async function countUses(
  context: QueryContext,
  viewer: PersonViewer,
  work: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct later.id)::int as n
    from links join entries as later on later.id = links.from_entry
    join spaces on spaces.id = later.space_id
    where links.to_entry = ${work}::uuid and later.id <> ${work}::uuid
      and links.relation = any(${[...buildingRelations]}::text[])
      and ${visibleTo(viewer)}`.execute(context.db);
  return rows[0]!.n;
}
