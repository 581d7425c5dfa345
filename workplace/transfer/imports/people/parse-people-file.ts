import { UnreadableFileError } from '../unreadable-file-error.ts';
import { parseCsv } from './csv.ts';
import { parseNdjson } from './ndjson.ts';

/** What one line of a file says, as text; what it leaves empty is not there. */
export interface PeopleLine {
  line: number;
  type: 'person' | 'unit';
  handle?: string;
  name?: string;
  email?: string;
  title?: string;
  units?: string[];
  reportsTo?: string;
  admin?: string;
  membership?: string;
  parent?: string;
  /** Why it cannot be taken as it is, if anything is wrong with the line itself. */
  problem?: string;
}

/** So much of a file is read; a hundred thousand people are less. */
export const MAX_PEOPLE_FILE_BYTES = 8 * 1_048_576;

/**
 * Reads people and units from CSV (with a header row; separated by commas, semicolons or tabs) or
 * NDJSON, which is told by its first character. Throws Unreadable where it is neither.
 */
export function parsePeopleFile(bytes: Uint8Array): PeopleLine[] {
  if (bytes.length > MAX_PEOPLE_FILE_BYTES)
    throw new UnreadableFileError('The file is larger than 8 MiB.');
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw new UnreadableFileError('The file is empty.');
  return text.trimStart().startsWith('{') ? parseNdjson(text) : parseCsv(text);
}

function decodeUtf8(bytes: Uint8Array): string {
  const notText = new UnreadableFileError(
    'This is not UTF-8 text; save the file as CSV in UTF-8 first.',
  );
  if (bytes.includes(0)) throw notText;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText;
  }
}
