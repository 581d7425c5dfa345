import type { ColumnType, JSONColumnType } from 'kysely';

/** A column that the database fills and nobody writes. */
export type Computed<T> = ColumnType<T, never, never>;
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
export type JsonColumn = JSONColumnType<Record<string, unknown>, string | undefined, string>;

export type Membership = 'member' | 'guest';
