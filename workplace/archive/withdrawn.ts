import type { Writing } from '../happenings/index.ts';
import type { ReadRecord } from './line.ts';
import type { Values } from './record-type.ts';

const usual = { entry: 'entry', comment: 'comment' };

/** By type of record: the facts that name the entry, and the comment on it, to whose words it belongs. */
const ofWords: Record<string, typeof usual> = {
  revision: usual,
  reaction: usual,
  flag: usual,
  link: { entry: 'from', comment: 'fromComment' },
  wager: usual,
  wagerQuestion: usual,
  finding: usual,
  end: usual,
  measure: usual,
  valueModel: usual,
  valueQuantity: usual,
  modelSignature: usual,
};

/**
 * Sorts out what belongs to the words of an entry that was withdrawn. An archive from before may be
 * brought in again, and must not bring back what somebody took away.
 */
export async function apartFromWithdrawn(
  tx: Writing,
  type: string,
  records: readonly ReadRecord[],
): Promise<{ kept: ReadRecord[]; gone: ReadRecord[] }> {
  const named = ofWords[type];
  const entryOf = ({ values }: { values: Values }) =>
    named && !values[named.comment] ? String(values[named.entry]) : null;
  const ids = [...new Set(records.flatMap((record) => entryOf(record) ?? []))];
  const withdrawn = await findWithdrawn(tx, ids);
  const isGone = (record: ReadRecord) => withdrawn.has(entryOf(record) ?? '');
  return {
    kept: records.filter((record) => !isGone(record)),
    gone: records.filter(isGone),
  };
}

async function findWithdrawn({ db }: Writing, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('entries')
    .where('id', 'in', ids)
    .where('withdrawn_at', 'is not', null)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
