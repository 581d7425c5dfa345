import pg from 'pg';
import { newId } from '../storage/index.ts';

/** The rows of every table that has any. */
export interface Snapshot {
  tables: string[];
  /** The statements that insert the rows, one for each table. */
  inserts: string[];
}

interface Schema {
  /** Finds the tables that have rows. */
  findFilled: pg.QueryConfig;
  /** Answers with a text that differs once a test has changed the schema or written very much. */
  takeShape: pg.QueryConfig;
  shape: string;
  /** The rows that the migrations inserted. */
  first: Snapshot;
}

/** Beyond these bytes it takes longer to delete the rows than to clone the template. */
const MAX_SIZE = 4_000_000;

const shapeQuery = `select concat_ws(' ',
  (select string_agg(relname, ' ' order by relname) from pg_class
    where relnamespace = 'public'::regnamespace),
  (select sum(pg_relation_size(oid)) < ${MAX_SIZE} from pg_class where relkind = 'r'
    and relnamespace = 'public'::regnamespace),
  (select count(*) from pg_attribute), (select count(*) from pg_constraint),
  (select count(*) from pg_namespace), (select count(*) from pg_trigger where tgenabled = 'O'))`;

let schema: Promise<Schema> | undefined;

/** Reads the schema, once in a worker; the database must be a fresh clone the first time. */
export function loadSchema(client: pg.Client): Promise<Schema> {
  schema ??= readSchema(client);
  return schema;
}

async function readSchema(client: pg.Client): Promise<Schema> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('migrations', 'migrations_lock')`);
  const lookups = rows.map(({ name }) => `select '${name}' where exists (select from ${name})`);
  const findFilled = { name: 'findFilled', text: lookups.join(' union all ') };
  const takeShape = { name: 'takeShape', text: shapeQuery };
  const shape = (await readColumn(client, takeShape))[0]!;
  return { findFilled, takeShape, shape, first: await readRows(client, findFilled) };
}

export async function takeSnapshot(client: pg.Client): Promise<Snapshot> {
  return readRows(client, (await loadSchema(client)).findFilled);
}

async function readRows(client: pg.Client, findFilled: pg.QueryConfig): Promise<Snapshot> {
  const tables = await readColumn(client, findFilled);
  const inserts: string[] = [];
  for (const name of tables) {
    const [columns] = await readColumn(client, {
      text: `select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped
          and attgenerated = ''`,
    });
    const [rows] = await readColumn(client, { text: `select json_agg(t)::text from ${name} t` });
    const records = `json_populate_recordset(null::${name}, ${pg.escapeLiteral(rows!)})`;
    inserts.push(`insert into ${name} (${columns}) select ${columns} from ${records}`);
  }
  return { tables, inserts };
}

/** The same rows with other ids, in the same order, here and in what is kept along with them. */
export function withNewIds<T>(snapshot: Snapshot, beside: T): { snapshot: Snapshot; beside: T } {
  const text = JSON.stringify({ snapshot, beside });
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const old = [...new Set(text.match(uuid))].sort();
  const ids = new Map(old.map((id) => [id, newId()]));
  return JSON.parse(text.replace(uuid, (id) => ids.get(id)!));
}

/** Whether a database has only the rows that the migrations inserted. */
export async function isFresh(client: pg.Client): Promise<boolean> {
  const { findFilled, first } = await loadSchema(client);
  return (await readColumn(client, findFilled)).join() === first.tables.join();
}

/** Makes the rows of a fresh database those of a snapshot. */
export async function restoreSnapshot(client: pg.Client, snapshot: Snapshot): Promise<void> {
  await replaceRows(client, (await loadSchema(client)).first.tables, snapshot);
}

/**
 * Makes a used database fresh again, in a small part of the time that a clone takes. Answers false
 * where a test has changed its schema or filled it too far.
 */
export async function makeFresh(client: pg.Client): Promise<boolean> {
  const { findFilled, takeShape, shape, first } = await loadSchema(client);
  if ((await readColumn(client, takeShape))[0] !== shape) return false;
  await replaceRows(client, await readColumn(client, findFilled), first);
  return true;
}

/** References are not checked, since the client acts as a replica. */
async function replaceRows(client: pg.Client, emptied: string[], { inserts }: Snapshot) {
  const deletes = emptied.map((name) => `delete from ${name}`);
  await client.query(['begin', ...deletes, ...inserts, 'commit'].join(';\n'));
}

async function readColumn(client: pg.Client, query: pg.QueryConfig): Promise<string[]> {
  const { rows } = await client.query<[string]>({ ...query, rowMode: 'array' });
  return rows.map(([value]) => value);
}
