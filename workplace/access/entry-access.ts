import { sql } from 'kysely';
import { findKind, type Kind } from '../../kinds/index.ts';
import { compileQuery, isId } from '../../storage/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { conflict, notAllowed, notFound } from '../kernel/index.ts';
import { canComment, canManage, canSee, canWrite, type SpaceAccess } from './rules.ts';
import { selectOwnRole } from './space-access.ts';
import { getPersonId, type Viewer } from './viewer.ts';
import { visibleTo } from './visible.ts';

/**
 * Whether the entry of the row, in a query of `entries`, is a wager that somebody committed to or
 * resolved: what was lost has to stay as visible as what was won, under the words it was placed with.
 */
export const isLocked = sql<boolean>`(entries.kind = 'wager' and exists (select from wagers
  where wagers.entry_id = entries.id and wagers.stage in ('commitment', 'closed')))`;

/** An entry and the viewer's access to it, as every command on it needs. */
export interface EntryAccess {
  id: string;
  kind: Kind<unknown>;
  details: unknown;
  slug: string;
  spaceId: string;
  spaceName: string;
  isAuthor: boolean;
  isClosed: boolean;
  isWithdrawn: boolean;
  /** What was committed or resolved: its words stay as they are, and it cannot be withdrawn. */
  isLocked: boolean;
  space: SpaceAccess;
}

/**
 * The road to an entry leads through the viewer; throws `notFound` for missing and hidden alike.
 * `lock` keeps it as it is until the transaction ends: `share` against closing while a comment is
 * added (many may hold it), `update` for whoever changes the entry itself.
 */
export async function getEntryAccess(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  lock?: RowLock,
): Promise<EntryAccess> {
  if (!isId(id)) throw notFound();
  const [row] = await getCompiledQuery(viewer, lock)(context.db, {
    id,
    person: getPersonId(viewer),
  });
  if (!row) throw notFound();
  const space = { audience: row.audience, role: row.role, archived: row.archived_at !== null };
  return {
    id: row.id,
    kind: findKind(row.kind)!,
    details: row.details,
    slug: row.slug,
    spaceId: row.spaceId,
    spaceName: row.spaceName,
    isAuthor: row.author_id === getPersonId(viewer),
    isClosed: row.closed_at !== null,
    isWithdrawn: row.withdrawn_at !== null,
    isLocked: row.fixed,
    space,
  };
}

type RowLock = 'share' | 'update' | undefined;

interface EntryAccessParams {
  id: string;
  person: string | null;
}

const compiledQueries = new Map<string, ReturnType<typeof compileEntryAccessQuery>>();

/**
 * Every command asks this, so it is put together once for each sort of viewer: by all that the
 * access rule reads of them but who they are.
 */
function getCompiledQuery(viewer: Viewer, lock: RowLock) {
  const sort = `${viewer.kind} ${viewer.kind === 'person' ? viewer.membership : ''} ${lock}`;
  const known = compiledQueries.get(sort) ?? compileEntryAccessQuery(viewer, lock);
  compiledQueries.set(sort, known);
  return known;
}

function compileEntryAccessQuery(viewer: Viewer, lock: RowLock) {
  return compileQuery((db, params: EntryAccessParams) => {
    const asker = viewer.kind === 'person' ? { ...viewer, id: params.person! } : viewer;
    const query = db
      .selectFrom('entries')
      .innerJoin('spaces', 'spaces.id', 'entries.space_id')
      .where('entries.id', '=', params.id)
      .where(visibleTo(asker))
      .select([
        'entries.id',
        'entries.kind',
        'entries.details',
        'entries.slug',
        'entries.author_id',
        'entries.closed_at',
        'entries.withdrawn_at',
        isLocked.as('fixed'),
        'spaces.id as spaceId',
        'spaces.name as spaceName',
        'spaces.audience',
        'spaces.archived_at',
        selectOwnRole(asker).as('role'),
      ]);
    if (lock === 'share') return query.forShare('entries');
    return lock === 'update' ? query.forNoKeyUpdate('entries') : query;
  });
}

/** The same for whoever would add to it or change it: what was withdrawn stays as it is. */
export async function getActiveEntryAccess(
  ...[context, viewer, id, lock]: Parameters<typeof getEntryAccess>
): Promise<EntryAccess> {
  const entry = await getEntryAccess(context, viewer, id, lock);
  if (entry.isWithdrawn) throw conflict('entryWithdrawn');
  return entry;
}

/**
 * Authors edit their own words while they may write there; nobody else puts words in their mouth.
 * What a space keeps together, such as a brief, is edited by whoever may write there.
 */
export function canEditEntry(viewer: Viewer, entry: EntryAccess): boolean {
  if (viewer.kind === 'operator') return true;
  const theirs = entry.isAuthor || entry.kind.editedBy === 'writers';
  return theirs && canWrite(viewer, entry.space);
}

/** Whether its words may be changed: never those of what was committed or resolved. */
export function canEditText(viewer: Viewer, entry: EntryAccess): boolean {
  return !entry.isLocked && canEditEntry(viewer, entry);
}

/** The same for a command; throws `notAllowed`, or that they stay. */
export function requireEditableText(viewer: Viewer, entry: EntryAccess): void {
  if (!canEditEntry(viewer, entry)) throw notAllowed();
  if (entry.isLocked) throw conflict('textLocked');
}

/** A conversation is closed by whoever opened it or looks after its space. */
export function canCloseEntry(viewer: Viewer, entry: EntryAccess): boolean {
  const opened = viewer.kind === 'operator' || (entry.isAuthor && canWrite(viewer, entry.space));
  return opened || (canManage(viewer, entry.space) && !entry.space.archived);
}

/** Of a brief, too, by its author and those who look after its space, and not by every writer. */
export function canWithdrawEntry(viewer: Viewer, entry: EntryAccess): boolean {
  return !entry.isLocked && canCloseEntry(viewer, entry);
}

export function canCommentOnEntry(viewer: Viewer, entry: EntryAccess): boolean {
  return !entry.isClosed && canSee(viewer, entry.space) && canComment(viewer, entry.space);
}
