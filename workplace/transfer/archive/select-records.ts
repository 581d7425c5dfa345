import { type RawBuilder, sql } from 'kysely';
import type { RecordType } from './record-type.ts';

/** The facts of a type as columns by their names, from its table under the name `records`. */
export function selectFields(type: RecordType): RawBuilder<unknown> {
  const columns = Object.entries(type.fields).map(([name, fact]) =>
    fact.select
      ? sql`${fact.select} as ${sql.ref(name)}`
      : sql`records.${sql.ref(fact.column)} as ${sql.ref(name)}`,
  );
  return sql.join(columns);
}

/** All records of a type in the order of the archive. */
export function selectRecordsInOrder(type: RecordType): RawBuilder<unknown> {
  if (!type.parentField) {
    return sql`select ${selectFields(type)} from ${sql.table(type.table)} as records
      order by ${type.order}`;
  }
  const above = sql.ref(type.fields[type.parentField]!.column);
  return sql`with recursive placed (id, depth) as (
      select id, 0 from ${sql.table(type.table)} where ${above} is null
      union all
      select below.id, placed.depth + 1 from ${sql.table(type.table)} as below
      join placed on below.${above} = placed.id)
    select ${selectFields(type)} from ${sql.table(type.table)} as records
    join placed on placed.id = records.id
    order by ${type.order}`;
}
