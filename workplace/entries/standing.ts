import { sql } from 'kysely';
import { findKind, type Kind } from '../../kinds/index.ts';
import { compileOnce, isId } from '../../storage/index.ts';
import {
  mayComment,
  maySee,
  mayTend,
  mayWrite,
  personId,
  type SpaceStanding,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';
import { roleOf } from '../spaces/queries.ts';

/**
 * Whether the entry of the row, in a query of `entries`, is a wager that somebody committed to or
 * resolved: what was lost has to stay as visible as what was won, under the words it was placed with.
 */
export const isFixed = sql<boolean>`(entries.kind = 'wager' and exists (select from wagers
  where wagers.entry_id = entries.id and wagers.stage in ('commitment', 'closed')))`;

/** An entry and the viewer's standing towards it, as every command on it needs. */
export interface EntryStanding {
  id: string;
  kind: Kind<unknown>;
  details: unknown;
  slug: string;
  spaceId: string;
  spaceName: string;
  author: boolean;
  closed: boolean;
  withdrawn: boolean;
  /** What was committed or resolved: its words stay as they are, and it cannot be withdrawn. */
  fixed: boolean;
  space: SpaceStanding;
}

/**
 * The road to an entry leads through the viewer; throws `notFound` for missing and hidden alike.
 * `lock` keeps it as it is until the transaction ends: `share` against closing while a comment is
 * added (many may hold it), `update` for whoever changes the entry itself.
 */
export async function getStanding(
  reading: Reading,
  viewer: Viewer,
  id: string,
  lock?: Lock,
): Promise<EntryStanding> {
  if (!isId(id)) throw notFound();
  const [row] = await standingFor(viewer, lock)(reading.db, { id, person: personId(viewer) });
  if (!row) throw notFound();
  const space = { audience: row.audience, role: row.role, archived: row.archived_at !== null };
  return {
    id: row.id,
    kind: findKind(row.kind)!,
    details: row.details,
    slug: row.slug,
    spaceId: row.spaceId,
    spaceName: row.spaceName,
    author: row.author_id === personId(viewer),
    closed: row.closed_at !== null,
    withdrawn: row.withdrawn_at !== null,
    fixed: row.fixed,
    space,
  };
}

type Lock = 'share' | 'update' | undefined;

interface Asked {
  id: string;
  person: string | null;
}

const standings = new Map<string, ReturnType<typeof compileStanding>>();

/**
 * Every command asks this, so it is put together once for each sort of viewer: by all that the
 * access rule reads of them but who they are.
 */
function standingFor(viewer: Viewer, lock: Lock) {
  const sort = `${viewer.is} ${viewer.is === 'person' ? viewer.standing : ''} ${lock}`;
  const known = standings.get(sort) ?? compileStanding(viewer, lock);
  standings.set(sort, known);
  return known;
}

function compileStanding(viewer: Viewer, lock: Lock) {
  return compileOnce((db, asked: Asked) => {
    const asker = viewer.is === 'person' ? { ...viewer, id: asked.person! } : viewer;
    const query = db
      .selectFrom('entries')
      .innerJoin('spaces', 'spaces.id', 'entries.space_id')
      .where('entries.id', '=', asked.id)
      .where(visibleTo(asker))
      .select([
        'entries.id',
        'entries.kind',
        'entries.details',
        'entries.slug',
        'entries.author_id',
        'entries.closed_at',
        'entries.withdrawn_at',
        isFixed.as('fixed'),
        'spaces.id as spaceId',
        'spaces.name as spaceName',
        'spaces.audience',
        'spaces.archived_at',
        roleOf(asker).as('role'),
      ]);
    if (lock === 'share') return query.forShare('entries');
    return lock === 'update' ? query.forNoKeyUpdate('entries') : query;
  });
}

/** The same for whoever would add to it or change it: what was withdrawn stays as it is. */
export async function getUnwithdrawn(
  ...[reading, viewer, id, lock]: Parameters<typeof getStanding>
): Promise<EntryStanding> {
  const entry = await getStanding(reading, viewer, id, lock);
  if (entry.withdrawn) throw conflict('entryWithdrawn');
  return entry;
}

/**
 * Authors edit their own words while they may write there; nobody else puts words in their mouth.
 * What a space keeps together, such as a brief, is edited by whoever may write there.
 */
export function mayEditEntry(viewer: Viewer, entry: EntryStanding): boolean {
  if (viewer.is === 'operator') return true;
  const theirs = entry.author || entry.kind.editedBy === 'writers';
  return theirs && mayWrite(viewer, entry.space);
}

/** Whether its words may be changed: never those of what was committed or resolved. */
export function mayReword(viewer: Viewer, entry: EntryStanding): boolean {
  return !entry.fixed && mayEditEntry(viewer, entry);
}

/** The same for a command; throws `notAllowed`, or that they stay. */
export function requireRewording(viewer: Viewer, entry: EntryStanding): void {
  if (!mayEditEntry(viewer, entry)) throw notAllowed();
  if (entry.fixed) throw conflict('wordsStay');
}

/** A conversation is closed by whoever opened it or looks after its space. */
export function mayClose(viewer: Viewer, entry: EntryStanding): boolean {
  const opened = viewer.is === 'operator' || (entry.author && mayWrite(viewer, entry.space));
  return opened || (mayTend(viewer, entry.space) && !entry.space.archived);
}

/** Of a brief, too, by its author and those who look after its space, and not by every writer. */
export function mayWithdraw(viewer: Viewer, entry: EntryStanding): boolean {
  return !entry.fixed && mayClose(viewer, entry);
}

export function mayCommentOn(viewer: Viewer, entry: EntryStanding): boolean {
  return !entry.closed && maySee(viewer, entry.space) && mayComment(viewer, entry.space);
}
