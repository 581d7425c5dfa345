import { isId, lowestIdAt, timeOfId } from '../../storage/index.ts';
import type { HappeningName, Reading } from '../happenings/index.ts';
import type { LiveHappening } from './index.ts';

const most = 500;

/** The newest happening of an entry, for a page that will ask what came after. */
export async function findLastHappening(reading: Reading, entryId: string): Promise<string | null> {
  const row = await reading.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .orderBy('id', 'desc')
    .limit(1)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What happened in an entry after a happening, oldest first. The caller has checked access. */
export async function listHappenings(
  reading: Reading,
  entryId: string,
  after: string,
): Promise<LiveHappening[]> {
  if (!isId(after)) return [];
  const rows = await reading.db
    .selectFrom('happenings')
    .where('entry_id', '=', entryId)
    .where('id', '>', slightlyBefore(after))
    .where('id', '!=', after)
    .orderBy('id')
    .limit(most)
    .select([
      'id',
      'name',
      'space_id as spaceId',
      'entry_id as entryId',
      'comment_id as commentId',
      'person_id as personId',
    ])
    .execute();
  return rows.map((row) => ({ ...row, name: row.name as HappeningName }));
}

const overlap = 5000;

/**
 * Ids follow the order in which they were made; commits may not. So what happened in the seconds
 * before is told again, which harms nobody: pages fetch what they are told of.
 */
function slightlyBefore(id: string): string {
  return lowestIdAt(timeOfId(id) - overlap);
}
