import { type ZodError, type ZodType, z } from 'zod';
import { invalid } from './errors.ts';

/** Reads an input against its schema; throws `invalid` with a message name for each field. */
export function parseInput<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(collectReasons(result.error, input));
}

/** What is wrong with each field, by its path: names of messages, the first complaint about each. */
export function collectReasons(error: ZodError, input: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) fields[[...issue.path, key].join('.')] ??= 'fieldUnknown';
      continue;
    }
    fields[issue.path.join('.') || 'input'] ??= toReason(issue, input);
  }
  return fields;
}

/** A whole number as a form or a program sends it; that nothing was written is no number, not zero. */
export function createIntegerField(min: number, max: number, outOfRange: string) {
  return z.preprocess(
    (value) =>
      value === null || (typeof value === 'string' && !value.trim()) ? Number.NaN : value,
    z.coerce.number('notNumber').int('notNumber').min(min, outOfRange).max(max, outOfRange),
  );
}

type Issue = ZodError['issues'][number];

/** What to say where the wrong type of thing was sent. */
const typeReasons: Record<string, string> = {
  string: 'notText',
  number: 'notNumber',
  int: 'notNumber',
  boolean: 'notBoolean',
  array: 'notList',
  object: 'notObject',
};

/** Our own schemas speak in message names; what the library says by itself is said in ours. */
function toReason(issue: Issue, input: unknown): string {
  if (/^[a-z][A-Za-z]+$/.test(issue.message)) return issue.message;
  if (issue.path.length > 0 && (getValueAt(input, issue.path) ?? null) === null) return 'missing';
  if (issue.code === 'invalid_type') return typeReasons[issue.expected] ?? 'invalid';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'tooMany' : 'tooLong';
  return issue.code === 'invalid_value' ? 'choiceUnknown' : 'invalid';
}

function getValueAt(input: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null)?.[key],
    input,
  );
}
