import { type ZodType, z } from 'zod';
import { UnreadableFileError } from '../imports/index.ts';
import type { RecordType, RecordValues } from './record-type.ts';

/** Longest line: the largest file a workplace takes, in base64, with room to spare. */
export const MAX_LINE_BYTES = 32 * 2 ** 20;

/** One record of an archive as it was read. */
export interface ParsedRecord {
  line: number;
  values: RecordValues;
  /** The facts that the file says; the others are filled in and not compared. */
  givenFields: Set<string>;
  /** Fields that this program does not know. */
  unknownFields: string[];
}

/** The type that a line says it is of. Throws Unreadable for what is not a record at all. */
export function parseRecordType(text: string, line: number, ended: boolean): string {
  const record = parseJsonObject(text, line, ended);
  if (typeof record.type === 'string') return record.type;
  throw new UnreadableFileError('the record does not say its "type".', { line });
}

function parseJsonObject(text: string, line: number, ended: boolean): RecordValues {
  const record = parseJson(text);
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
    return record as RecordValues;
  }
  const problem = ended
    ? 'it is not a JSON object.'
    : 'the file is cut off in the middle of this line.';
  throw new UnreadableFileError(problem, { line });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a line as a record of this type; throws Unreadable with everything that is wrong with it. */
export function parseRecord(type: RecordType, text: string, line: number, now: Date): ParsedRecord {
  const { type: _, ...record } = parseJsonObject(text, line, true);
  const result = getSchema(type).safeParse(record);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => formatIssue(issue, record));
    throw new UnreadableFileError(`${type.name} ${problems.join('; ')}.`, { line });
  }
  const said = new Set(Object.keys(record).filter((name) => record[name] !== null));
  const values = applyDefaults(type, result.data as RecordValues, now);
  const problem = type.problem?.(values);
  if (problem) throw new UnreadableFileError(problem, { line });
  return {
    line,
    values,
    givenFields: said,
    unknownFields: Object.keys(record).filter((name) => !type.fields[name]),
  };
}

function formatIssue(
  issue: { path: PropertyKey[]; message: string },
  record: RecordValues,
): string {
  const path = issue.path.join('.');
  const missing = issue.path.length === 1 && record[path] == null;
  return missing ? `${path} is missing` : `${path} ${issue.message}`;
}

const schemas = new Map<RecordType, ZodType>();

function getSchema(type: RecordType): ZodType {
  const known = schemas.get(type);
  if (known) return known;
  const fields = Object.entries(type.fields).map(
    ([name, fact]) => [name, fact.required ? fact.schema : fact.schema.nullish()] as const,
  );
  const schema = z.object(Object.fromEntries(fields));
  schemas.set(type, schema);
  return schema;
}

function applyDefaults(type: RecordType, read: RecordValues, now: Date): RecordValues {
  const values: RecordValues = {};
  for (const [name, fact] of Object.entries(type.fields))
    values[name] = read[name] ?? fact.defaultValue;
  return type.complete?.(values, now) ?? values;
}
