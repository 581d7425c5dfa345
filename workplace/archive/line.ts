import { type ZodType, z } from 'zod';
import { Unreadable } from '../imports/unreadable.ts';
import type { RecordType, Values } from './record-type.ts';

/** Longest line: the largest file a workplace takes, in base64, with room to spare. */
export const mostLine = 32 * 2 ** 20;

/** One record of an archive as it was read. */
export interface ReadRecord {
  line: number;
  values: Values;
  /** The facts that the file says; the others are filled in and not compared. */
  said: Set<string>;
  /** Fields that this program does not know. */
  unknown: string[];
}

/** The type that a line says it is of. Throws Unreadable for what is not a record at all. */
export function typeOf(text: string, line: number, ended: boolean): string {
  const record = jsonOf(text, line, ended);
  if (typeof record.type === 'string') return record.type;
  throw new Unreadable('the record does not say its "type".', { line });
}

function jsonOf(text: string, line: number, ended: boolean): Values {
  const record = parseJson(text);
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
    return record as Values;
  }
  const problem = ended
    ? 'it is not a JSON object.'
    : 'the file is cut off in the middle of this line.';
  throw new Unreadable(problem, { line });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a line as a record of this type; throws Unreadable with everything that is wrong with it. */
export function readRecord(type: RecordType, text: string, line: number, now: Date): ReadRecord {
  const { type: _, ...record } = jsonOf(text, line, true);
  const result = schemaOf(type).safeParse(record);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => sayIssue(issue, record));
    throw new Unreadable(`${type.name} ${problems.join('; ')}.`, { line });
  }
  const said = new Set(Object.keys(record).filter((name) => record[name] !== null));
  const values = withUnsaid(type, result.data as Values, now);
  const problem = type.problem?.(values);
  if (problem) throw new Unreadable(problem, { line });
  return { line, values, said, unknown: Object.keys(record).filter((name) => !type.facts[name]) };
}

function sayIssue(issue: { path: PropertyKey[]; message: string }, record: Values): string {
  const path = issue.path.join('.');
  const missing = issue.path.length === 1 && record[path] == null;
  return missing ? `${path} is missing` : `${path} ${issue.message}`;
}

const schemas = new Map<RecordType, ZodType>();

function schemaOf(type: RecordType): ZodType {
  const known = schemas.get(type);
  if (known) return known;
  const fields = Object.entries(type.facts).map(
    ([name, fact]) => [name, fact.required ? fact.schema : fact.schema.nullish()] as const,
  );
  const schema = z.object(Object.fromEntries(fields));
  schemas.set(type, schema);
  return schema;
}

function withUnsaid(type: RecordType, read: Values, now: Date): Values {
  const values: Values = {};
  for (const [name, fact] of Object.entries(type.facts)) values[name] = read[name] ?? fact.unsaid;
  return type.complete?.(values, now) ?? values;
}
