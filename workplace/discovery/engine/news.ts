import { type Database, lowestIdAt, timeOfId } from '../../../storage/index.ts';
import type { Change } from './messages.ts';
import { moving } from './moving.ts';

/** What happened and is not in the index yet. */
export interface News {
  /** From now on; what is read afterwards holds everything before. */
  begin(): Promise<void>;
  heard(change: Change): void;
  /** Looks for happenings that nobody told of; answers whether people came, left or moved by them. */
  lookUp(): Promise<boolean>;
  /** Some of what is waiting, oldest first. */
  take(): Change[];
}

const atOnce = 200;
const mostLookedUp = 5000;
/** Ids are made in the order of happenings, commits come in another. */
const overlap = 10_000;

/** Each happening is taken once, whether it was heard of, looked up, or both. */
export function makeNews(db: Database): News {
  const waiting: Change[] = [];
  const known = new Set<string>();
  let since = '';

  function add(change: Change): void {
    if (known.has(change.id)) return;
    known.add(change.id);
    waiting.push(change);
  }

  return {
    async begin() {
      waiting.length = 0;
      known.clear();
      since = lowestIdAt(Date.now() - overlap);
    },
    heard: add,
    async lookUp() {
      const rows = await db
        .selectFrom('happenings')
        .where('id', '>', since)
        .orderBy('id')
        .limit(mostLookedUp)
        .select(['id', 'name', 'entry_id as entryId', 'comment_id as commentId'])
        .execute();
      for (const row of rows) if (row.entryId) add(row);
      const moved = rows.filter(({ id, name }) => moving.has(name) && !known.has(id));
      for (const { id } of moved) known.add(id);
      const last = rows.at(-1)?.id;
      if (last) since = lowestIdAt(timeOfId(last) - overlap);
      for (const id of known) if (id <= since) known.delete(id);
      return moved.length > 0;
    },
    take: () => waiting.splice(0, atOnce),
  };
}
