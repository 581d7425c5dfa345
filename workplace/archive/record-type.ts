import type { RawBuilder } from 'kysely';
import type { Fact } from './fact.ts';

/** The fields of a record by name, as columns hold them. */
export type Values = Record<string, unknown>;

/** A type of record: where it is kept and what is known of it, in the order of the archive. */
export interface RecordType {
  readonly name: string;
  readonly table: string;
  /** The facts that make it the same record; `id` alone for most. */
  readonly key: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** Order of the export, by columns of `records` (and of `placed`, which knows the depth below `above`). */
  readonly order: RawBuilder<unknown>;
  /** The fact that refers to another record of the same type. */
  readonly above?: string;
  /** What a file need not say, made from what it says. */
  complete?(values: Values, now: Date): Values;
  /** What is wrong with it as a whole, if anything. */
  problem?(values: Values): string | null;
  /** How many are fetched at once. */
  readonly batch?: number;
}
