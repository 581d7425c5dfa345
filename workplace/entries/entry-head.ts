import { sql } from 'kysely';
import { findKind } from '../../kinds/index.ts';
import { isId, type SpaceRole } from '../../storage/index.ts';
import {
  canCloseEntry,
  canCommentOnEntry,
  canEditEntry,
  canEditText,
  canManage,
  canWithdrawEntry,
  type EntryAccess,
  getPersonId,
  isLocked,
  isNotWithdrawn,
  type PersonViewer,
  selectOwnRole,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import {
  canEditWork,
  canManageWork,
  type FlagView,
  isSupersededFor,
  type LinkView,
  selectEntryFlags,
  selectLatestEntryLinks,
} from '../lineage/index.ts';
import { entryPath } from '../works/index.ts';
import { selectPendingAsk } from './pending-asks.ts';
import { toEntryStatus } from './queries.ts';
import type {
  EntryFollowState,
  EntryHead,
  EntryPermissions,
  FlagPermissions,
  Neighbour,
  OwnReaction,
} from './view.ts';

interface EntryHeadRow {
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
  attention: EntryFollowState | null;
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
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<EntryHead> {
  if (!isId(id)) throw notFound();
  const { rows } = await sql<EntryHeadRow>`
    select entries.id, entries.kind, entries.slug, entries.author_id, entries.details,
      entries.closed_at, entries.withdrawn_at, ${isLocked} as fixed, spaces.id as space_id, spaces.name as space_name, spaces.audience,
      spaces.archived_at, ${selectOwnRole(viewer)} as role, reads.read_until,
      entries.revision || '.' || conversation.revisions || '.' || stamps.all || '.'
        || coalesce((select later.id || '.' || later.revision from entries as later
          where later.space_id = entries.space_id and ${isNotWithdrawn('later')}
          and (later.created_at, later.id) > (entries.created_at, entries.id)
          order by later.created_at, later.id limit 1), '') || '.'
        || coalesce((select earlier.id || '.' || earlier.revision from entries as earlier
          where earlier.space_id = entries.space_id and ${isNotWithdrawn('earlier')}
          and (earlier.created_at, earlier.id) < (entries.created_at, entries.id)
          order by earlier.created_at desc, earlier.id desc limit 1), '') as version,
      ${selectViewerParts(viewer)},
      ${selectLatestEntryLinks(context, viewer, id)} as links,
      ${selectEntryFlags(context, viewer, id)} as flags,
      ${isSupersededFor(viewer)} as superseded,
      greatest(entries.created_at, entries.edited_at, entries.closed_at, entries.withdrawn_at,
        conversation.last)
        as last_modified
    from entries
    join spaces on spaces.id = entries.space_id
    left join reads on reads.entry_id = entries.id
      and reads.person_id = ${getPersonId(viewer)}::uuid
    cross join lateral (select coalesce(sum(revision), 0) as revisions,
      max(greatest(created_at, edited_at, deleted_at)) as last
      from comments where comments.entry_id = entries.id) as conversation
    cross join (select sum(value) as all from stamps) as stamps
    where entries.id = ${id}::uuid and ${visibleTo(viewer)}`.execute(context.db);
  const row = rows[0];
  if (!row) throw notFound();
  return toEntryHead(viewer, row);
}

/** The little on the page that is the viewer's own; nobody has none, and pays for none. */
function selectViewerParts(viewer: Viewer) {
  if (viewer.kind !== 'person') return sql`null as own_reactions, null as draft, null as attention`;
  return sql`(select json_agg(json_build_object('comment', comment_id, 'name', name))
      from reactions where reactions.entry_id = entries.id
        and reactions.person_id = ${viewer.id}::uuid) as own_reactions,
    (select body from drafts where drafts.entry_id = entries.id
        and drafts.person_id = ${viewer.id}::uuid) as draft,
    ${selectFollowState(viewer)} as attention`;
}

/** What the viewer follows here, whether it is muted, and whether a notification of it waits. */
function selectFollowState({ id }: PersonViewer) {
  const mine = sql`person_id = ${id}::uuid and entry_id = entries.id`;
  return sql`json_build_object(
    'entryFollowId', (select id from follows where ${mine} and what = 'entry'),
    'lineageFollowId', (select id from follows where ${mine} and what = 'lineage'),
    'pendingAsk', ${selectPendingAsk(id)},
    'isMuted', exists (select 1 from mutes where ${mine}),
    'hasUnseen', exists (select 1 from notices where ${mine} and seen_at is null),
    'isNotified', exists (select 1 from notices where ${mine} and seen_at is null
      and reach = 'now'))`;
}

function toEntryHead(viewer: Viewer, row: EntryHeadRow): EntryHead {
  const access: EntryAccess = {
    id: row.id,
    kind: findKind(row.kind)!,
    details: row.details,
    slug: row.slug,
    spaceId: row.space_id,
    spaceName: row.space_name,
    isAuthor: row.author_id === getPersonId(viewer),
    isClosed: row.closed_at !== null,
    isWithdrawn: row.withdrawn_at !== null,
    isLocked: row.fixed,
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
    followState: row.attention,
    status: access.isWithdrawn ? null : toEntryStatus(row),
    isWithdrawn: access.isWithdrawn,
    links: row.links ?? [],
    flags: (row.flags ?? []).map((flag) => ({
      ...flag,
      can: getFlagPermissions(viewer, access, flag),
    })),
    can: getEntryPermissions(viewer, access),
  };
}

/** What was withdrawn takes nothing more; what was said on it may be reacted to, and tended. */
function getEntryPermissions(viewer: Viewer, access: EntryAccess): EntryPermissions {
  const stands = !access.isWithdrawn;
  return {
    react: viewer.kind === 'person' && viewer.scope !== 'read' && !access.space.archived,
    editSources: stands && canEditEntry(viewer, access),
    edit: stands && canEditText(viewer, access),
    comment: stands && canCommentOnEntry(viewer, access),
    close: stands && canCloseEntry(viewer, access) && access.kind.closedBy === 'people',
    correct: stands && canCloseEntry(viewer, access),
    withdraw: stands && canWithdrawEntry(viewer, access),
    manage: canManage(viewer, access.space),
  };
}

/** Settling a flag is for whoever answers for the work, changing the work for whoever may edit it. */
function getFlagPermissions(
  viewer: Viewer,
  entry: EntryAccess,
  { work, own }: FlagView,
): FlagPermissions {
  const comment = work.comment
    ? { isOwn: own || viewer.kind === 'operator', isDeleted: false }
    : null;
  const flagged = { entry, comment };
  const change = !entry.isWithdrawn && canEditWork(viewer, flagged);
  return { settle: canManageWork(viewer, flagged), change };
}

/** The entries before and after this one in its space, by date. */
export async function getNeighbours(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  if (!isId(id)) return { previous: null, next: null };
  const findNeighbour = (later: boolean) => {
    const [sign, direction] = later ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
    return context.db
      .selectFrom('entries as here')
      .innerJoin('entries', 'entries.space_id', 'here.space_id')
      .innerJoin('spaces', 'spaces.id', 'entries.space_id')
      .where('here.id', '=', id)
      .where(visibleTo(viewer))
      .where(isNotWithdrawn())
      .where(
        sql<boolean>`(entries.created_at, entries.id) ${sql.raw(sign)} (here.created_at, here.id)`,
      )
      .orderBy('entries.created_at', direction)
      .orderBy('entries.id', direction)
      .select(['entries.id', 'entries.slug', 'entries.title'])
      .limit(1)
      .executeTakeFirst();
  };
  const [previous, next] = await Promise.all([findNeighbour(false), findNeighbour(true)]);
  return { previous: toNeighbour(previous), next: toNeighbour(next) };
}

function toNeighbour(
  row: { id: string; slug: string; title: string } | undefined,
): Neighbour | null {
  return row ? { path: entryPath(row), title: row.title } : null;
}
