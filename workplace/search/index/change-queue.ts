import { type Database, getIdTime, getLowestIdAt } from '../../../storage/index.ts';
import { membershipEvents } from './membership-events.ts';
import type { IndexChange } from './worker-messages.ts';

/** What happened and is not in the index yet. */
export interface ChangeQueue {
  /** From now on; what is read afterwards holds everything before. */
  reset(): Promise<void>;
  enqueue(change: IndexChange): void;
  /** Looks for happenings that nobody told of; answers whether people came, left or moved by them. */
  pollEvents(): Promise<boolean>;
  /** Some of what is waiting, oldest first. */
  takeBatch(): IndexChange[];
}

const BATCH_SIZE = 200;
const MAX_POLLED_EVENTS = 5000;
/** Ids are made in the order of happenings, commits come in another. */
const OVERLAP_MS = 10_000;

/** Each happening is taken once, whether it was heard of, looked up, or both. */
export function makeChangeQueue(db: Database): ChangeQueue {
  const waiting: IndexChange[] = [];
  const known = new Set<string>();
  let since = '';

  function add(change: IndexChange): void {
    if (known.has(change.id)) return;
    known.add(change.id);
    waiting.push(change);
  }

  return {
    async reset() {
      waiting.length = 0;
      known.clear();
      since = getLowestIdAt(Date.now() - OVERLAP_MS);
    },
    enqueue: add,
    async pollEvents() {
      const rows = await db
        .selectFrom('happenings')
        .where('id', '>', since)
        .orderBy('id')
        .limit(MAX_POLLED_EVENTS)
        .select(['id', 'name', 'entry_id as entryId', 'comment_id as commentId'])
        .execute();
      for (const row of rows) if (row.entryId) add(row);
      const moved = rows.filter(({ id, name }) => membershipEvents.has(name) && !known.has(id));
      for (const { id } of moved) known.add(id);
      const last = rows.at(-1)?.id;
      if (last) since = getLowestIdAt(getIdTime(last) - OVERLAP_MS);
      for (const id of known) if (id <= since) known.delete(id);
      return moved.length > 0;
    },
    takeBatch: () => waiting.splice(0, BATCH_SIZE),
  };
}
