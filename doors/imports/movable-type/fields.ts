import { UnreadableFileError } from '../../../workplace/transfer/imports/index.ts';
import type { EntryBlock, EntrySection } from './entry-blocks.ts';

/** The fields of an entry or a comment by name; some come more than once. */
export type FieldValues = Map<string, string[]>;

export function parseFields(block: EntryBlock): FieldValues {
  const fields: FieldValues = new Map();
  for (const { text } of block.fields) {
    const colon = text.indexOf(':');
    const name = text.slice(0, colon);
    fields.set(name, [...(fields.get(name) ?? []), text.slice(colon + 1).trim()]);
  }
  return fields;
}

/** The first value of a field, or an empty text. */
export function getField(fields: FieldValues, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

const commentFieldPattern = /^(AUTHOR|EMAIL|IP|URL|DATE|TITLE|BLOG NAME): ?(.*)$/;

/** A comment's fields, each at most once, and the text that follows them directly. */
export function splitComment(section: EntrySection): { fields: FieldValues; text: string[] } {
  const fields: FieldValues = new Map();
  let i = 0;
  for (; i < section.lines.length; i += 1) {
    const [, name, value] = commentFieldPattern.exec(section.lines[i]!) ?? [];
    if (!name || fields.has(name)) break;
    fields.set(name, [value!.trim()]);
  }
  return { fields, text: section.lines.slice(i) };
}

const datePattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d)(?::(\d\d))?(?: ([AP])M)?$/i;

/** `MM/DD/YYYY hh:mm:ss AM|PM` or on 24 hours; the format names no zone, so it is taken as UTC. */
export function parseDate(text: string, line: number): Date {
  const [, month, day, year, hour, minute, second = '0', half] =
    datePattern.exec(text.trim()) ?? [];
  const hours = toHours24(Number(hour), half?.toUpperCase());
  const date = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)),
  );
  const rolled = date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day);
  if (!(hours < 24) || !(Number(minute) < 60) || !(Number(second) < 60) || rolled) {
    throw new UnreadableFileError(
      `“${text.slice(0, 60)}” is not a date like 01/31/2009 09:00:00 AM.`,
      {
        line,
      },
    );
  }
  return date;
}

function toHours24(hour: number, half: string | undefined): number {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'P' ? 12 : 0);
}
