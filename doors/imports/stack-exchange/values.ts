import { htmlToMarkdown, TooComplex, toPlainText } from '../../../workplace/text/index.ts';
import { UnreadableFileError } from '../../../workplace/transfer/imports/index.ts';
import type { DumpRow } from './rows.ts';

/** A value that every row of the table has; throws Unreadable otherwise. */
export function requireValue(row: DumpRow, name: string): string {
  const value = row[name];
  if (value === undefined)
    throw new UnreadableFileError(`a row (Id ${row.Id ?? 'unknown'}) has no ${name}.`);
  return value;
}

/** Times of a dump name no zone; they are UTC. */
export function parseTime(row: DumpRow, name = 'CreationDate'): Date {
  const text = requireValue(row, name);
  const date = new Date(`${text}Z`);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new UnreadableFileError(`${name} of row ${row.Id} is not a time: “${text.slice(0, 40)}”.`);
}

/** `<one><two>`, or in newer dumps `|one|two|`. */
export function parseTags(row: DumpRow): string[] {
  return (row.Tags ?? '').split(/[<>|]+/).filter(Boolean);
}

/** A post's HTML as Markdown, or null where it is beyond all bounds. */
export function toMarkdown(html: string): string | null {
  return nullIfTooComplex(() => htmlToMarkdown(html));
}

/** What somebody says of themselves, without markup; paragraphs stay apart. */
export function parseAbout(row: DumpRow): string | null {
  const parts = (row.AboutMe ?? '').split(/\n\s*\n/);
  const text = nullIfTooComplex(() =>
    parts
      .map((part) => toPlainText(part))
      .filter(Boolean)
      .join('\n\n'),
  );
  return text || null;
}

function nullIfTooComplex(act: () => string): string | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}
