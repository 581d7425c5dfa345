import { isId, lowestIdAt, timeOfId } from '../../storage/index.ts';
import type { HappeningName, Reading } from '../happenings/index.ts';
import type { LiveHappening } from './happening.ts';

/** So many are told one by one; beyond that a page had better be read anew. */
export const mostMissed = 500;

/** What a page missed, oldest first. Where it is `behind`, too much for that: only the newest. */
export interface Missed {
  happenings: LiveHappening[];
  behind: boolean;
}

/** An id that stands for a moment, in milliseconds since 1970. */
export const momentId = lowestIdAt;

/** The newest happening of an entry, for a page that will ask what came after; or the present. */
export async function findLastHappening(reading: Reading, entryId: string): Promise<string> {
  const row = await reading.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .orderBy('id', 'desc')
    .limit(1)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? momentId(Date.now());
}

/** What happened in an entry after a happening. The caller has checked access. */
export async function listMissed(
  reading: Reading,
  entryId: string,
  after: string,
): Promise<Missed> {
  if (!isId(after)) return { happenings: [], behind: false };
  const rows = await reading.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .where('id', '>', slightlyBefore(after))
    .where('id', '!=', after)
    .orderBy('id', 'desc')
    .limit(mostMissed + 1)
    .select([
      'id',
      'name',
      'space_id as spaceId',
      'entry_id as entryId',
      'comment_id as commentId',
      'person_id as personId',
    ])
    .execute();
  const behind = rows.length > mostMissed;
  const told = behind ? rows.slice(0, 1) : rows.reverse();
  return { happenings: told.map((row) => ({ ...row, name: row.name as HappeningName })), behind };
}

const overlap = 5000;

/**
 * Ids follow the order in which they were made; commits may not. So what happened in the seconds
 * before is told again, which harms nobody: pages fetch what they are told of.
 */
function slightlyBefore(id: string): string {
  return lowestIdAt(timeOfId(id) - overlap);
}
