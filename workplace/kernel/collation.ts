import { type RawBuilder, sql } from 'kysely';

/** A name or a title, to be listed as people look for it: by letters, not by code points. */
export function collateNames(words: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(${words} collate alphabet)`;
}
