import { findField, type PeopleField } from './columns.ts';
import { buildPeopleLine } from './csv.ts';
import type { PeopleLine } from './parse-people-file.ts';

/** One JSON object a line: `{"type": "person" | "unit", …}`; a person where no type is said. */
export function parseNdjson(text: string): PeopleLine[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
    .map((line) => parseNdjsonLine(line.line, line.text));
}

function parseNdjsonLine(line: number, text: string): PeopleLine {
  const record = parseJsonObject(text);
  if (!record) return { line, type: 'person', problem: 'it is not a JSON object' };
  const { type = 'person', ...rest } = record;
  if (type !== 'person' && type !== 'unit')
    return { line, type: 'person', problem: `there is no type “${String(type).slice(0, 40)}”` };
  const fields = new Map<PeopleField, string>();
  for (const [name, value] of Object.entries(rest)) {
    const field = findField(name);
    if (!field) return { line, type, problem: `there is no field “${name.slice(0, 40)}”` };
    const words = toText(value);
    if (words === null) return { line, type, problem: `its ${field} is not text` };
    fields.set(field, words);
  }
  return buildPeopleLine(line, type, (field) => fields.get(field) ?? '');
}

function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function toText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(';');
  return null;
}
