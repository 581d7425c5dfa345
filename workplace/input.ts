import type { ZodType } from 'zod';
import { invalid } from './refusal.ts';

/** Reads an input against its schema; throws `invalid` with a message name for each field. */
export function parse<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    fields[issue.path.join('.') || 'input'] ??= messageName(issue.message);
  }
  throw invalid(fields);
}

/** Our own schemas speak in message names; what zod says by itself becomes the general one. */
function messageName(message: string): string {
  return /^[a-z][A-Za-z]+$/.test(message) ? message : 'invalid';
}
