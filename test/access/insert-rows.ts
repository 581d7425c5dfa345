import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../storage/index.ts';

type Row<Table extends keyof Tables> = Partial<Record<keyof Tables[Table], unknown>>;

/**
 * Stores any number of rows of the same columns past the commands, in one statement. They are sent
 * as one JSON value, so the statement's text never varies and is planned once for a connection.
 */
export async function insertRows<Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const name = sql.table(table);
  await sql`insert into ${name} (${columns}) select ${columns}
    from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}
