import type { Field } from './field.ts';
import type { RecordType, RecordValues } from './record-type.ts';

/** A record as a line of the archive, without its end; facts that say nothing are left out. */
export function encodeRecord(type: RecordType, values: RecordValues): string {
  const record: RecordValues = { type: type.name };
  for (const [name, fact] of Object.entries(type.fields)) {
    const value = toJsonValue(values[name]);
    if (isWorthWriting(fact, value)) record[name] = value;
  }
  return JSON.stringify(record);
}

/** Whether two values of a fact are the same in an archive. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(toJsonValue(one)) === JSON.stringify(toJsonValue(other));
}

function isWorthWriting(fact: Field, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return fact.required === true || !isSameValue(value, fact.defaultValue);
}

function toJsonValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return value ?? null;
}
