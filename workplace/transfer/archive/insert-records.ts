import { sql } from 'kysely';
import type { Tx } from '../../kernel/index.ts';
import type { DerivedColumns } from './derived-columns.ts';
import { isSameValue } from './encode-record.ts';
import type { ParsedRecord } from './parse-record.ts';
import type { RecordType, RecordValues } from './record-type.ts';
import { selectFields } from './select-records.ts';

/** A record on its way into its table. */
export interface IncomingRecord extends ParsedRecord {
  derived: DerivedColumns;
}

/** What makes a record the same one, as text. */
export function getRecordKey(type: RecordType, values: RecordValues): string {
  return JSON.stringify(type.key.map((name) => values[name] ?? null));
}

/** Writes what is not there yet, and answers the keys of what was. */
export async function insertNewRecords(
  tx: Tx,
  type: RecordType,
  records: readonly IncomingRecord[],
): Promise<Set<string>> {
  const rows = records.map((record) => toRow(type, record));
  const columns = Object.keys(rows[0]!);
  const keys = type.key.map((name) => sql`${sql.ref(getColumn(type, name))} as ${sql.ref(name)}`);
  const conflict = type.key.length === 1 ? sql`(${sql.ref(getColumn(type, type.key[0]!))})` : sql``;
  const { rows: made } = await sql<RecordValues>`
    insert into ${sql.table(type.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`))}
    on conflict ${conflict} do nothing returning ${sql.join(keys)}`.execute(tx.db);
  return new Set(made.map((row) => getRecordKey(type, row)));
}

function toRow(type: RecordType, { values, derived }: IncomingRecord): RecordValues {
  const row: RecordValues = {};
  for (const [name, fact] of Object.entries(type.fields)) {
    if (!fact.isSideTable) row[fact.column] = toColumnValue(values[name]);
  }
  return { ...row, ...derived.columns };
}

/** Objects go into JSON columns; lists, times and bytes are understood as they are. */
function toColumnValue(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || Array.isArray(value) || value instanceof Date || Buffer.isBuffer(value)) {
    return value ?? null;
  }
  return JSON.stringify(value);
}

function getColumn(type: RecordType, name: string): string {
  return type.fields[name]!.column;
}

/** Whether what a record says is what stands here already. */
export async function matchesStoredRecord(
  tx: Tx,
  type: RecordType,
  record: ParsedRecord,
): Promise<boolean> {
  const matches = type.key.map(
    (name) =>
      sql`records.${sql.ref(getColumn(type, name))} is not distinct from ${record.values[name]}`,
  );
  const { rows } = await sql<RecordValues>`
    select ${selectFields(type)} from ${sql.table(type.table)} as records
    where ${sql.join(matches, sql` and `)}`.execute(tx.db);
  const here = rows[0];
  const compared = [...record.givenFields].filter((name) => type.fields[name]);
  return (
    here !== undefined && compared.every((name) => isSameValue(here[name], record.values[name]))
  );
}
