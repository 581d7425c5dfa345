import { type ControlledTransaction, sql } from 'kysely';
import type { Tables } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { CommandContext, QueryContext } from '../../kernel/index.ts';
import { notAllowed } from '../../kernel/index.ts';
import { encodeRecord } from './encode-record.ts';
import { type RecordType, type RecordValues, recordTypes } from './record-registry.ts';
import { secretTypeNames, secretTypes } from './secret-types.ts';
import { selectRecordsInOrder } from './select-records.ts';

const DEFAULT_BATCH = 200;

/**
 * Every stored fact as NDJSON, a line (with its end) at a time, for the operator. One read-only
 * snapshot, so a running workplace exports as it stood at the beginning; a cursor in the database
 * keeps memory constant. With `secrets` also what lets people in: that is a backup.
 */
export async function* exportArchive(
  context: CommandContext,
  viewer: Viewer,
  options: { secrets?: boolean } = {},
): AsyncGenerator<string> {
  if (viewer.kind !== 'operator') throw notAllowed();
  const types = options.secrets ? [...recordTypes, ...secretTypes] : recordTypes;
  const db = await context.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    const holds = await countRecords({ db }, types);
    for (const type of types) yield* exportType(db, type, holds);
    await db.commit().execute();
  } finally {
    if (!db.isCommitted) await db.rollback().execute();
  }
}

/**
 * Whether there is anything to write: a workplace that nobody has set up and nothing was brought
 * into has no archive, and a file without a record would pass for one.
 */
export async function hasRecords(context: QueryContext, viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'operator') throw notAllowed();
  const { rows } = await sql`select 1 from workplace`.execute(context.db);
  return rows.length > 0 || Object.keys(await countRecords(context)).length > 0;
}

/**
 * How many records there are of each type that has any, but for the workplace itself. Types that
 * only a backup holds are counted though there be none: that is what tells it from an export.
 */
export async function countRecords(
  context: QueryContext,
  types: readonly RecordType[] = recordTypes,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, table } of types.slice(1)) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)}`.execute(context.db);
    if (rows[0]!.count > 0 || secretTypeNames.has(name)) counts[name] = rows[0]!.count;
  }
  return counts;
}

async function* exportType(
  db: ControlledTransaction<Tables>,
  type: RecordType,
  holds: Record<string, number>,
): AsyncGenerator<string> {
  const fetch = sql<RecordValues>`fetch ${sql.lit(type.batch ?? DEFAULT_BATCH)} from records_in_order`;
  await sql`declare records_in_order no scroll cursor for ${selectRecordsInOrder(type)}`.execute(
    db,
  );
  let count = 0;
  for (;;) {
    const { rows } = await fetch.execute(db);
    if (rows.length === 0) break;
    count += rows.length;
    for (const row of rows)
      yield `${encodeRecord(type, type.name === 'workplace' ? { ...row, holds } : row)}\n`;
  }
  await sql`close records_in_order`.execute(db);
  if (type.name !== 'workplace') requireComplete(type, count, holds[type.name] ?? 0);
}

/** Records that answer each other in a circle would be on no path from a first one. */
function requireComplete(type: RecordType, count: number, expected: number): void {
  if (count === expected) return;
  throw new Error(`Only ${count} of ${expected} ${type.name} records can be put in order.`);
}
