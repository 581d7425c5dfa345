import { sql } from 'kysely';
import type { Tx } from '../../kernel/index.ts';
import { UnreadableFileError } from '../imports/index.ts';
import type { ParsedRecord } from './parse-record.ts';
import type { RecordType } from './record-type.ts';

/** The tables of what records refer to, and the column that says of what each is a part. */
const referenceTables: Record<string, { table: string; owner: string | null }> = {
  unit: { table: 'units', owner: null },
  person: { table: 'people', owner: null },
  space: { table: 'spaces', owner: null },
  entry: { table: 'entries', owner: null },
  comment: { table: 'comments', owner: 'entry_id' },
  correction: { table: 'corrections', owner: null },
  attachment: { table: 'attachments', owner: null },
  wagerQuestion: { table: 'wager_questions', owner: 'entry_id' },
  finding: { table: 'findings', owner: 'entry_id' },
  valueModel: { table: 'value_models', owner: 'entry_id' },
  end: { table: 'ends', owner: 'entry_id' },
  measure: { table: 'measures', owner: 'entry_id' },
  reading: { table: 'readings', owner: 'measure_id' },
};

/** Which of these ids are there, each with what it belongs to where that matters. */
export async function findTargets(
  tx: Tx,
  type: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const { table, owner } = referenceTables[type]!;
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; owner: string | null }>`
    select id, ${owner ? sql.ref(owner) : sql`null`} as owner
    from ${sql.table(table)} where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row.owner]));
}

/** Throws Unreadable at the first record that names something that is not there. */
export async function requireReferences(
  tx: Tx,
  type: RecordType,
  records: readonly ParsedRecord[],
): Promise<void> {
  for (const [name, fact] of Object.entries(type.fields)) {
    if (!fact.refersTo || name === type.parentField) continue;
    const named = records.flatMap((record) => listIds(record.values[name]));
    const found = await findTargets(tx, fact.refersTo, named);
    for (const record of records) {
      const id = listIds(record.values[name]).find((candidate) => !found.has(candidate));
      if (id) throw danglingReference(record, `${name} ${id}`);
      if (fact.within) requireSameOwner(record, name, fact.within, found);
    }
  }
}

/** Ids stand alone, in a list, or as the person of a membership. */
function listIds(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return value.map((item) => (typeof item === 'string' ? item : item.person));
}

export function danglingReference(record: ParsedRecord, what: string): UnreadableFileError {
  return new UnreadableFileError(`its ${what} is neither in the archive nor in this workplace.`, {
    line: record.line,
  });
}

export function requireSameOwner(
  record: ParsedRecord,
  name: string,
  within: string,
  found: ReadonlyMap<string, string | null>,
): void {
  const id = record.values[name];
  if (typeof id !== 'string' || found.get(id) === record.values[within]) return;
  throw new UnreadableFileError(`its ${name} ${id} belongs to another ${within}.`, {
    line: record.line,
  });
}

/** Throws Unreadable where a name that only one may have is somebody else's here. */
export async function requireUnique(
  tx: Tx,
  type: RecordType,
  records: readonly ParsedRecord[],
): Promise<void> {
  for (const [name, fact] of Object.entries(type.fields)) {
    if (!fact.unique) continue;
    const fold = (value: unknown) =>
      fact.unique === 'lower' ? String(value).toLowerCase() : String(value);
    const said = records.filter((record) => record.values[name] != null);
    const holders = await findHolders(
      tx,
      type,
      fact,
      said.map((record) => fold(record.values[name])),
    );
    for (const record of said) {
      const value = fold(record.values[name]);
      const holder = holders.get(value) ?? record.values.id;
      if (holder !== record.values.id) {
        const problem = `the ${name} “${value}” belongs to another ${type.name} (${holder}).`;
        throw new UnreadableFileError(problem, { line: record.line });
      }
      holders.set(value, String(record.values.id));
    }
  }
}

async function findHolders(
  tx: Tx,
  type: RecordType,
  fact: { column: string; unique?: 'exact' | 'lower' },
  values: string[],
): Promise<Map<string, string>> {
  if (values.length === 0) return new Map();
  const column =
    fact.unique === 'lower' ? sql`lower(${sql.ref(fact.column)})` : sql.ref(fact.column);
  const { rows } = await sql<{ id: string; value: string }>`
    select id, ${column} as value from ${sql.table(type.table)}
    where ${column} = any(${values}::text[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.value, row.id]));
}
