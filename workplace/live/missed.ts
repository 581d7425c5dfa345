import { isId } from '../../storage/index.ts';
import type { HappeningName, Reading } from '../happenings/index.ts';
import type { LiveHappening } from './index.ts';

const most = 500;

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
    .where('id', '>', after)
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
