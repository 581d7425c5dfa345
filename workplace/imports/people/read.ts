import { Unreadable } from '../unreadable.ts';
import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';

/** What one line of a file says, as text; what it leaves empty is not there. */
export interface Said {
  line: number;
  type: 'person' | 'unit';
  handle?: string;
  name?: string;
  email?: string;
  title?: string;
  units?: string[];
  reportsTo?: string;
  admin?: string;
  standing?: string;
  parent?: string;
  /** Why it cannot be taken as it is, if anything is wrong with the line itself. */
  problem?: string;
}

/** So much of a file is read; a hundred thousand people are less. */
export const mostPeopleBytes = 8 * 1_048_576;

/**
 * Reads people and units from CSV (with a header row; separated by commas, semicolons or tabs) or
 * NDJSON, which is told by its first character. Throws Unreadable where it is neither.
 */
export function readPeople(bytes: Uint8Array): Said[] {
  if (bytes.length > mostPeopleBytes) throw new Unreadable('The file is larger than 8 MiB.');
  const text = decode(bytes);
  if (text.trim() === '') throw new Unreadable('The file is empty.');
  return text.trimStart().startsWith('{') ? readNdjson(text) : readCsv(text);
}

function decode(bytes: Uint8Array): string {
  const notText = new Unreadable('This is not UTF-8 text; save the file as CSV in UTF-8 first.');
  if (bytes.includes(0)) throw notText;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText;
  }
}
