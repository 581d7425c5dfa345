import type { Fact } from './fact.ts';
import type { RecordType, Values } from './record-type.ts';

/** A record as a line of the archive, without its end; facts that say nothing are left out. */
export function encode(type: RecordType, values: Values): string {
  const record: Values = { type: type.name };
  for (const [name, fact] of Object.entries(type.facts)) {
    const value = plain(values[name]);
    if (saysSomething(fact, value)) record[name] = value;
  }
  return JSON.stringify(record);
}

/** Whether two values of a fact are the same in an archive. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function saysSomething(fact: Fact, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return fact.required === true || !same(value, fact.unsaid);
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return value ?? null;
}
