import { getIdTime, getLowestIdAt, isId } from '../../storage/index.ts';
import type { EventName, QueryContext } from '../kernel/index.ts';
import type { LiveEvent } from './live-event.ts';

/** So many are told one by one; beyond that a page had better be read anew. */
export const MAX_MISSED = 500;

/** What a page missed, oldest first. Where it is `behind`, too much for that: only the newest. */
export interface MissedEvents {
  events: LiveEvent[];
  isBehind: boolean;
}

/** An id that stands for a moment, in milliseconds since 1970. */
export const getIdAtTime = getLowestIdAt;

/** The newest event of an entry, for a page that will ask what came after; or the present. */
export async function findLastEventId(context: QueryContext, entryId: string): Promise<string> {
  const row = await context.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .orderBy('id', 'desc')
    .limit(1)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? getIdAtTime(Date.now());
}

/** What happened in an entry after an event. The caller has checked access. */
export async function listMissedEvents(
  context: QueryContext,
  entryId: string,
  after: string,
): Promise<MissedEvents> {
  if (!isId(after)) return { events: [], isBehind: false };
  const rows = await context.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .where('id', '>', subtractOverlap(after))
    .where('id', '!=', after)
    .orderBy('id', 'desc')
    .limit(MAX_MISSED + 1)
    .select([
      'id',
      'name',
      'space_id as spaceId',
      'entry_id as entryId',
      'comment_id as commentId',
      'person_id as personId',
    ])
    .execute();
  const behind = rows.length > MAX_MISSED;
  const events = behind ? rows.slice(0, 1) : rows.reverse();
  return {
    events: events.map((row) => ({ ...row, name: row.name as EventName })),
    isBehind: behind,
  };
}

const OVERLAP_MS = 5000;

/**
 * Ids follow the order in which they were made; commits may not. So what happened in the seconds
 * before is told again, which harms nobody: pages fetch what they are told of.
 */
function subtractOverlap(id: string): string {
  return getLowestIdAt(getIdTime(id) - OVERLAP_MS);
}
