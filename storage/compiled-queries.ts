import type { Compilable, CompiledQuery, Kysely, Transaction } from 'kysely';
import type { Database } from './connection.ts';
import { DEFERRED_PREFIX } from './pipelined-client.ts';
import type { Tables } from './tables.ts';

/** Stands in a statement for a value that comes later. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type QueryExecutor = Kysely<Tables> | Transaction<Tables>;

/**
 * A statement that is put together once and run with other values each time, for the few that run
 * with every comment: putting one together takes Kysely as long as sending it. `build` is called
 * once with a blank for each value; it may pass them on, and must not look into them.
 */
export function compileQuery<Values extends object, Row>(
  build: (db: Database, blanks: Required<Values>) => Compilable<Row>,
): (db: QueryExecutor, values: Values) => Promise<Row[]> {
  const run = createCompiledRunner(build, '');
  return async (db, values) => (await run(db, values)).rows;
}

/**
 * The same for a write within a transaction whose answer nobody reads: it is sent along with the
 * statement that comes next, the commit at the latest, which fails where it fails.
 */
export function compileDeferredWrite<Values extends object>(
  build: (db: Database, blanks: Required<Values>) => Compilable<unknown>,
): (tx: Transaction<Tables>, values: Values) => Promise<void> {
  const run = createCompiledRunner(build, DEFERRED_PREFIX);
  return async (tx, values) => void (await run(tx, values));
}

function createCompiledRunner<Values extends object, Row>(
  build: (db: Database, blanks: Required<Values>) => Compilable<Row>,
  prefix: string,
) {
  let compiled: CompiledQuery<Row> | null = null;
  return (db: QueryExecutor, values: Values) => {
    compiled ??= build(db as Database, createPlaceholders<Values>()).compile();
    const parameters = compiled.parameters.map((parameter) => fillPlaceholder(parameter, values));
    return db.executeQuery<Row>({ ...compiled, sql: prefix + compiled.sql, parameters });
  };
}

function createPlaceholders<Values extends object>(): Required<Values> {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Required<Values>;
}

function fillPlaceholder(parameter: unknown, values: object): unknown {
  return parameter instanceof Placeholder
    ? values[parameter.name as keyof typeof values]
    : parameter;
}
