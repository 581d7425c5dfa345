import type { RawBuilder } from 'kysely';
import type { Field } from './field.ts';

/** The fields of a record by name, as columns hold them. */
export type RecordValues = Record<string, unknown>;

/** A type of record: where it is kept and what is known of it, in the order of the archive. */
export interface RecordType {
  readonly name: string;
  readonly table: string;
  /** The facts that make it the same record; `id` alone for most. */
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  /** Order of the export, by columns of `records` (and of `placed`, which knows the depth below `above`). */
  readonly order: RawBuilder<unknown>;
  /** The fact that refers to another record of the same type. */
  readonly parentField?: string;
  /** What a file need not say, made from what it says. */
  complete?(values: RecordValues, now: Date): RecordValues;
  /** What is wrong with it as a whole, if anything. */
  problem?(values: RecordValues): string | null;
  /** How many are fetched at once. */
  readonly batch?: number;
}
