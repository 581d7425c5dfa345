import { sql } from 'kysely';
import type { Writing } from '../happenings/index.ts';
import type { Derived } from './derive.ts';
import { same } from './encode.ts';
import type { ReadRecord } from './line.ts';
import type { RecordType, Values } from './record-type.ts';
import { factsOf } from './select.ts';

/** A record on its way into its table. */
export interface Incoming extends ReadRecord {
  derived: Derived;
}

/** What makes a record the same one, as text. */
export function keyOf(type: RecordType, values: Values): string {
  return JSON.stringify(type.key.map((name) => values[name] ?? null));
}

/** Writes what is not there yet, and answers the keys of what was. */
export async function insertNew(
  tx: Writing,
  type: RecordType,
  records: readonly Incoming[],
): Promise<Set<string>> {
  const rows = records.map((record) => rowOf(type, record));
  const columns = Object.keys(rows[0]!);
  const keys = type.key.map((name) => sql`${sql.ref(columnOf(type, name))} as ${sql.ref(name)}`);
  const conflict = type.key.length === 1 ? sql`(${sql.ref(columnOf(type, type.key[0]!))})` : sql``;
  const { rows: made } = await sql<Values>`
    insert into ${sql.table(type.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`))}
    on conflict ${conflict} do nothing returning ${sql.join(keys)}`.execute(tx.db);
  return new Set(made.map((row) => keyOf(type, row)));
}

function rowOf(type: RecordType, { values, derived }: Incoming): Values {
  const row: Values = {};
  for (const [name, fact] of Object.entries(type.facts)) {
    if (!fact.apart) row[fact.column] = asColumn(values[name]);
  }
  return { ...row, ...derived.columns };
}

/** Objects go into JSON columns; lists, times and bytes are understood as they are. */
function asColumn(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || Array.isArray(value) || value instanceof Date || Buffer.isBuffer(value)) {
    return value ?? null;
  }
  return JSON.stringify(value);
}

function columnOf(type: RecordType, name: string): string {
  return type.facts[name]!.column;
}

/** Whether what a record says is what stands here already. */
export async function isAsHere(
  tx: Writing,
  type: RecordType,
  record: ReadRecord,
): Promise<boolean> {
  const matches = type.key.map(
    (name) =>
      sql`records.${sql.ref(columnOf(type, name))} is not distinct from ${record.values[name]}`,
  );
  const { rows } = await sql<Values>`
    select ${factsOf(type)} from ${sql.table(type.table)} as records
    where ${sql.join(matches, sql` and `)}`.execute(tx.db);
  const here = rows[0];
  const compared = [...record.said].filter((name) => type.facts[name]);
  return here !== undefined && compared.every((name) => same(here[name], record.values[name]));
}
