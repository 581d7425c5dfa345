import { sql } from 'kysely';
import { findKind } from '../../kinds/index.ts';
import { isId, type SpaceRole } from '../../storage/index.ts';
import { mayTend, type PersonViewer, personId, type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { type FlagView, flagsOfEntry } from '../lineage/flag-queries.ts';
import { type LinkView, linksOfEntry } from '../lineage/queries.ts';
import { supersededFor } from '../lineage/superseded.ts';
import { mayAnswerFor, mayEditWork } from '../lineage/work.ts';
import { notFound } from '../refusal.ts';
import { roleOf } from '../spaces/queries.ts';
import { askedOf } from '../suggestions/asks.ts';
import { statusOf } from './queries.ts';
import {
  type EntryStanding,
  isFixed,
  mayClose,
  mayCommentOn,
  mayEditEntry,
  mayReword,
  mayWithdraw,
} from './standing.ts';
import { entryStands } from './stands.ts';
import {
  type EntryAttention,
  type EntryHead,
  type EntryMay,
  entryPath,
  type FlagMay,
  type Neighbour,
  type OwnReaction,
} from './view.ts';

interface HeadRow {
  id: string;
  kind: string;
  slug: string;
  author_id: string;
  details: Record<string, unknown>;
  closed_at: Date | null;
  withdrawn_at: Date | null;
  fixed: boolean;
  space_id: string;
  space_name: string;
  audience: 'open' | 'closed' | 'public';
  archived_at: Date | null;
  role: SpaceRole | null;
  version: string;
  last_modified: Date;
  read_until: Date | null;
  own_reactions: OwnReaction[] | null;
  draft: string | null;
  attention: EntryAttention | null;
  links: LinkView[] | null;
  flags: FlagView[] | null;
  superseded: boolean;
}

/**
 * What decides whether and how an entry's page is shown, in one cheap statement; throws `notFound`.
 * The version adds up revisions, which only grow: whatever order changes are committed in, none
 * leaves it as it was (a maximum would, when an earlier number is committed later).
 */
export async function getEntryHead(
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<EntryHead> {
  if (!isId(id)) throw notFound();
  const { rows } = await sql<HeadRow>`
    select entries.id, entries.kind, entries.slug, entries.author_id, entries.details,
      entries.closed_at, entries.withdrawn_at, ${isFixed} as fixed, spaces.id as space_id, spaces.name as space_name, spaces.audience,
      spaces.archived_at, ${roleOf(viewer)} as role, reads.read_until,
      entries.revision || '.' || conversation.revisions || '.' || stamps.all || '.'
        || coalesce((select later.id || '.' || later.revision from entries as later
          where later.space_id = entries.space_id and ${entryStands('later')}
          and (later.created_at, later.id) > (entries.created_at, entries.id)
          order by later.created_at, later.id limit 1), '') || '.'
        || coalesce((select earlier.id || '.' || earlier.revision from entries as earlier
          where earlier.space_id = entries.space_id and ${entryStands('earlier')}
          and (earlier.created_at, earlier.id) < (entries.created_at, entries.id)
          order by earlier.created_at desc, earlier.id desc limit 1), '') as version,
      ${ownParts(viewer)},
      ${linksOfEntry(reading, viewer, id)} as links,
      ${flagsOfEntry(reading, viewer, id)} as flags,
      ${supersededFor(viewer)} as superseded,
      greatest(entries.created_at, entries.edited_at, entries.closed_at, entries.withdrawn_at,
        conversation.last)
        as last_modified
    from entries
    join spaces on spaces.id = entries.space_id
    left join reads on reads.entry_id = entries.id
      and reads.person_id = ${personId(viewer)}::uuid
    cross join lateral (select coalesce(sum(revision), 0) as revisions,
      max(greatest(created_at, edited_at, deleted_at)) as last
      from comments where comments.entry_id = entries.id) as conversation
    cross join (select sum(value) as all from stamps) as stamps
    where entries.id = ${id}::uuid and ${visibleTo(viewer)}`.execute(reading.db);
  const row = rows[0];
  if (!row) throw notFound();
  return headOf(viewer, row);
}

/** The little on the page that is the viewer's own; nobody has none, and pays for none. */
function ownParts(viewer: Viewer) {
  if (viewer.is !== 'person') return sql`null as own_reactions, null as draft, null as attention`;
  return sql`(select json_agg(json_build_object('comment', comment_id, 'name', name))
      from reactions where reactions.entry_id = entries.id
        and reactions.person_id = ${viewer.id}::uuid) as own_reactions,
    (select body from drafts where drafts.entry_id = entries.id
        and drafts.person_id = ${viewer.id}::uuid) as draft,
    ${attentionOf(viewer)} as attention`;
}

/** What the viewer follows here, whether it is muted, and whether a notice of it waits. */
function attentionOf({ id }: PersonViewer) {
  const mine = sql`person_id = ${id}::uuid and entry_id = entries.id`;
  return sql`json_build_object(
    'entry', (select id from follows where ${mine} and what = 'entry'),
    'lineage', (select id from follows where ${mine} and what = 'lineage'),
    'asked', ${askedOf(id)},
    'muted', exists (select 1 from mutes where ${mine}),
    'waits', exists (select 1 from notices where ${mine} and seen_at is null),
    'reached', exists (select 1 from notices where ${mine} and seen_at is null
      and reach = 'now'))`;
}

function headOf(viewer: Viewer, row: HeadRow): EntryHead {
  const standing: EntryStanding = {
    id: row.id,
    kind: findKind(row.kind)!,
    details: row.details,
    slug: row.slug,
    spaceId: row.space_id,
    spaceName: row.space_name,
    author: row.author_id === personId(viewer),
    closed: row.closed_at !== null,
    withdrawn: row.withdrawn_at !== null,
    fixed: row.fixed,
    space: { audience: row.audience, role: row.role, archived: row.archived_at !== null },
  };
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    spaceName: row.space_name,
    authorId: row.author_id,
    version: row.version,
    lastModified: row.last_modified,
    readUntil: row.read_until,
    ownReactions: row.own_reactions ?? [],
    draft: row.draft,
    attention: row.attention,
    status: standing.withdrawn ? null : statusOf(row),
    withdrawn: standing.withdrawn,
    links: row.links ?? [],
    flags: (row.flags ?? []).map((flag) => ({ ...flag, may: mayAbout(viewer, standing, flag) })),
    may: mayHere(viewer, standing),
  };
}

/** What was withdrawn takes nothing more; what was said on it may be reacted to, and tended. */
function mayHere(viewer: Viewer, standing: EntryStanding): EntryMay {
  const stands = !standing.withdrawn;
  return {
    react: viewer.is === 'person' && viewer.scope !== 'read' && !standing.space.archived,
    own: stands && mayEditEntry(viewer, standing),
    edit: stands && mayReword(viewer, standing),
    comment: stands && mayCommentOn(viewer, standing),
    close: stands && mayClose(viewer, standing) && standing.kind.closedBy === 'people',
    correct: stands && mayClose(viewer, standing),
    withdraw: stands && mayWithdraw(viewer, standing),
    tend: mayTend(viewer, standing.space),
  };
}

/** Settling a flag is for whoever answers for the work, changing the work for whoever may edit it. */
function mayAbout(viewer: Viewer, entry: EntryStanding, { work, own }: FlagView): FlagMay {
  const comment = work.comment ? { own: own || viewer.is === 'operator', deleted: false } : null;
  const flagged = { entry, comment };
  const change = !entry.withdrawn && mayEditWork(viewer, flagged);
  return { settle: mayAnswerFor(viewer, flagged), change };
}

/** The entries before and after this one in its space, by date. */
export async function getNeighbours(
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  if (!isId(id)) return { previous: null, next: null };
  const beside = (later: boolean) => {
    const [sign, direction] = later ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    return reading.db
      .selectFrom('entries as here')
      .innerJoin('entries', 'entries.space_id', 'here.space_id')
      .innerJoin('spaces', 'spaces.id', 'entries.space_id')
      .where('here.id', '=', id)
      .where(visibleTo(viewer))
      .where(entryStands())
      .where(
        sql<boolean>`(entries.created_at, entries.id) ${sql.raw(sign)} (here.created_at, here.id)`,
      )
      .orderBy('entries.created_at', direction)
      .orderBy('entries.id', direction)
      .select(['entries.id', 'entries.slug', 'entries.title'])
      .limit(1)
      .executeTakeFirst();
  };
  const [previous, next] = await Promise.all([beside(false), beside(true)]);
  return { previous: neighbour(previous), next: neighbour(next) };
}

function neighbour(row: { id: string; slug: string; title: string } | undefined): Neighbour | null {
  return row ? { path: entryPath(row), title: row.title } : null;
}
