import { UnreadableFileError } from '../../../workplace/transfer/imports/index.ts';
import type { DumpRow } from './rows.ts';
import { requireValue } from './values.ts';

/** Where a post of the dump is found again: a question, or an answer to one. */
export interface DumpPost {
  origin: string;
  /** The origin of the question; its own for a question. */
  question: string;
}

/** What is known of the dump while it is read. */
export interface Dump {
  /** Begins every origin: format and site. */
  prefix: string;
  folder: string;
  /** Users that became people, by their id. */
  users: Map<string, string>;
  /** People made for names whose users are gone. */
  names: Set<string>;
  posts: Map<string, DumpPost>;
}

export const toOrigin = (dump: Dump, what: string, id: string): string =>
  `${dump.prefix}:${what}:${id}`;

/** An id of the dump is a number, so that origins can be relied upon. */
export function parseId(row: DumpRow, name = 'Id'): string {
  const id = requireValue(row, name);
  if (/^-?\d{1,12}$/.test(id)) return id;
  throw new UnreadableFileError(`${name} “${id.slice(0, 40)}” is not a number.`);
}
