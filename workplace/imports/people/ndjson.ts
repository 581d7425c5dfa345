import { type Field, fieldOf } from './columns.ts';
import { saidOf } from './csv.ts';
import type { Said } from './read.ts';

/** One JSON object a line: `{"type": "person" | "unit", …}`; a person where no type is said. */
export function readNdjson(text: string): Said[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
    .map((line) => recordOf(line.line, line.text));
}

function recordOf(line: number, text: string): Said {
  const record = objectIn(text);
  if (!record) return { line, type: 'person', problem: 'it is no JSON object' };
  const { type = 'person', ...rest } = record;
  if (type !== 'person' && type !== 'unit')
    return { line, type: 'person', problem: `there is no type “${String(type).slice(0, 40)}”` };
  const fields = new Map<Field, string>();
  for (const [name, value] of Object.entries(rest)) {
    const field = fieldOf(name);
    if (!field) return { line, type, problem: `there is no field “${name.slice(0, 40)}”` };
    const words = wordsOf(value);
    if (words === null) return { line, type, problem: `its ${field} is no text` };
    fields.set(field, words);
  }
  return saidOf(line, type, (field) => fields.get(field) ?? '');
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function wordsOf(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(';');
  return null;
}
