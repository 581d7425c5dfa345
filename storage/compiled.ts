import type { Compilable, CompiledQuery, Kysely, Transaction } from 'kysely';
import type { Database } from './connection.ts';
import type { Tables } from './tables.ts';

/** Stands in a statement for a value that comes later. */
class Blank {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Runner = Kysely<Tables> | Transaction<Tables>;

/**
 * A statement that is put together once and run with other values each time, for the few that run
 * with every comment: putting one together takes Kysely as long as sending it. `build` is called
 * once with a blank for each value; it may pass them on, and must not look into them.
 */
export function compileOnce<Values extends object, Row>(
  build: (db: Database, blanks: Required<Values>) => Compilable<Row>,
): (db: Runner, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | null = null;
  return async (db, values) => {
    compiled ??= build(db, blanks<Values>()).compile();
    const parameters = compiled.parameters.map((parameter) => filled(parameter, values));
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

function blanks<Values extends object>(): Required<Values> {
  return new Proxy({}, { get: (_, name) => new Blank(String(name)) }) as Required<Values>;
}

function filled(parameter: unknown, values: object): unknown {
  return parameter instanceof Blank ? values[parameter.name as keyof typeof values] : parameter;
}
