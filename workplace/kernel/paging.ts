import {
  type Expression,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import { isId, type Tables } from '../../storage/index.ts';
import { invalid } from './errors.ts';

/** Which part of a list: at most `limit` items after the one that the cursor names. */
export interface PageRequest {
  limit?: number;
  after?: string | null;
}

/** A part of a list and the cursor of the next, or null at its end. */
export interface PageResult<T> {
  items: T[];
  next: string | null;
}

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

interface PagedQuery<Row, T> {
  // biome-ignore lint/suspicious/noExplicitAny: kysely's table scope differs from list to list and is of no interest here
  query: SelectQueryBuilder<Tables, any, Row>;
  page: PageRequest;
  /** The columns of the order, the last of them unique. */
  sort: readonly RawBuilder<unknown>[];
  types: readonly ('timestamptz' | 'text' | 'uuid' | 'float8')[];
  keys(row: Row): readonly (string | number | Date)[];
  direction: 'ascending' | 'descending';
  view(row: Row): T;
}

/** Keyset paging (no offsets, so that new items never repeat or hide old ones). */
export async function paginate<Row, T>(listing: PagedQuery<Row, T>): Promise<PageResult<T>> {
  const limit = Math.min(Math.max(listing.page.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
  let query = listing.query.limit(limit + 1);
  if (listing.page.after) query = query.where(isAfterCursor(listing, listing.page.after));
  const rows = (await query.execute()) as Row[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(listing.view),
    next: rows.length > limit && last ? encodeCursor(listing.keys(last)) : null,
  };
}

function isAfterCursor<Row, T>(listing: PagedQuery<Row, T>, cursor: string): Expression<SqlBool> {
  const keys = decodeCursor(cursor, listing.types);
  const values = keys.map((key, i) => sql`${key}::${sql.raw(listing.types[i]!)}`);
  const sign = sql.raw(listing.direction === 'ascending' ? '>' : '<');
  return sql<SqlBool>`(${sql.join(listing.sort)}) ${sign} (${sql.join(values)})`;
}

function encodeCursor(keys: readonly (string | number | Date)[]): string {
  const plain = keys.map((key) => (key instanceof Date ? key.toISOString() : key));
  return Buffer.from(JSON.stringify(plain)).toString('base64url');
}

function decodeCursor(cursor: string, types: readonly string[]): (string | number)[] {
  const keys = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(keys) || keys.length !== types.length)
    throw invalid({ after: 'cursorUnknown' });
  if (!keys.every((key, i) => isKeyOfType(key, types[i]!)))
    throw invalid({ after: 'cursorUnknown' });
  return keys;
}

const keyChecks: Record<string, (key: unknown) => boolean> = {
  timestamptz: (key) => typeof key === 'string' && isInstant(key),
  text: (key) => typeof key === 'string' && !key.includes('\0'),
  uuid: isId,
  float8: (key) => typeof key === 'number',
};

/** As `encodeCursor` writes it; `Date.parse` alone lets 30 February through, PostgreSQL does not. */
function isInstant(text: string): boolean {
  const time = new Date(text);
  const written = /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(time.getTime());
  return written && time.toISOString() === text;
}

function isKeyOfType(key: unknown, type: string): boolean {
  return keyChecks[type]?.(key) ?? false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
