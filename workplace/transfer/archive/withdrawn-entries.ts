import type { Tx } from '../../kernel/index.ts';
import type { ParsedRecord } from './parse-record.ts';
import type { RecordValues } from './record-type.ts';

const defaultOwnerFields = { entry: 'entry', comment: 'comment' };

/** By type of record: the facts that name the entry, and the comment on it, to whose words it belongs. */
const textOwnerFields: Record<string, typeof defaultOwnerFields> = {
  revision: defaultOwnerFields,
  reaction: defaultOwnerFields,
  flag: defaultOwnerFields,
  link: { entry: 'from', comment: 'fromComment' },
  wager: defaultOwnerFields,
  wagerQuestion: defaultOwnerFields,
  finding: defaultOwnerFields,
  end: defaultOwnerFields,
  measure: defaultOwnerFields,
  valueModel: defaultOwnerFields,
  valueQuantity: defaultOwnerFields,
  modelSignature: defaultOwnerFields,
};

/**
 * Sorts out what belongs to the words of an entry that was withdrawn. An archive from before may be
 * brought in again, and must not bring back what somebody took away.
 */
export async function separateWithdrawn(
  tx: Tx,
  type: string,
  records: readonly ParsedRecord[],
): Promise<{ kept: ParsedRecord[]; gone: ParsedRecord[] }> {
  const named = textOwnerFields[type];
  const entryOf = ({ values }: { values: RecordValues }) =>
    named && !values[named.comment] ? String(values[named.entry]) : null;
  const ids = [...new Set(records.flatMap((record) => entryOf(record) ?? []))];
  const withdrawn = await findWithdrawn(tx, ids);
  const isGone = (record: ParsedRecord) => withdrawn.has(entryOf(record) ?? '');
  return {
    kept: records.filter((record) => !isGone(record)),
    gone: records.filter(isGone),
  };
}

async function findWithdrawn({ db }: Tx, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('entries')
    .where('id', 'in', ids)
    .where('withdrawn_at', 'is not', null)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
