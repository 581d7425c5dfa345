import { Unreadable } from '../../../workplace/imports/index.ts';
import { TooComplex } from '../../../workplace/text/bounds.ts';
import { htmlToMarkdown } from '../../../workplace/text/html.ts';
import { plainText } from '../../../workplace/text/plain.ts';
import type { Row } from './rows.ts';

/** A value that every row of the table has; throws Unreadable otherwise. */
export function mustHave(row: Row, name: string): string {
  const value = row[name];
  if (value === undefined)
    throw new Unreadable(`a row (Id ${row.Id ?? 'unknown'}) has no ${name}.`);
  return value;
}

/** Times of a dump name no zone; they are UTC. */
export function timeOf(row: Row, name = 'CreationDate'): Date {
  const text = mustHave(row, name);
  const date = new Date(`${text}Z`);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new Unreadable(`${name} of row ${row.Id} is not a time: “${text.slice(0, 40)}”.`);
}

/** `<one><two>`, or in newer dumps `|one|two|`. */
export function tagsOf(row: Row): string[] {
  return (row.Tags ?? '').split(/[<>|]+/).filter(Boolean);
}

/** A post's HTML as Markdown, or null where it is beyond all bounds. */
export function markdownOf(html: string): string | null {
  return bounded(() => htmlToMarkdown(html));
}

/** What somebody says of themselves, without markup; paragraphs stay apart. */
export function aboutOf(row: Row): string | null {
  const parts = (row.AboutMe ?? '').split(/\n\s*\n/);
  const text = bounded(() =>
    parts
      .map((part) => plainText(part))
      .filter(Boolean)
      .join('\n\n'),
  );
  return text || null;
}

function bounded(act: () => string): string | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}
