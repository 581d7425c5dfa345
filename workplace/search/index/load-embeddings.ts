import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import type { EmbeddingStore } from './embedding-store.ts';

const BATCH_SIZE = 500;
/** Times of writing are those of transactions, which are committed in another order. */
const OVERLAP_MS = 10_000;

/** Takes over what has been kept since, some at a time; answers since when to look next time. */
export async function loadEmbeddings(
  db: Database,
  sentences: EmbeddingStore,
  since = new Date(0),
): Promise<Date> {
  let [at, id] = [since, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await db
      .selectFrom('sentences')
      .where(sql<boolean>`(made_at, entry_id) > (${at}, ${id}::uuid)`)
      .orderBy('made_at')
      .orderBy('entry_id')
      .limit(BATCH_SIZE)
      .select(['entry_id', 'made_at', 'direction'])
      .execute();
    for (const row of rows) sentences.set(row.entry_id, new Int8Array(row.direction));
    const last = rows.at(-1);
    if (!last) break;
    [at, id] = [last.made_at, last.entry_id];
  }
  return new Date(Math.max(since.getTime(), at.getTime() - OVERLAP_MS));
}
