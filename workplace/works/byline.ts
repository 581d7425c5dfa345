import type { Byline } from '../people/index.ts';

/** The columns of an author, selected from `people as author`. */
export const authorColumns = [
  'author.handle as authorHandle',
  'author.name as authorName',
  'author.web_site as authorWebsite',
  'author.picture as authorPicture',
] as const;

interface AuthorRow {
  authorHandle: string | null;
  authorName: string | null;
  authorWebsite: string | null;
  authorPicture: string | null;
}

/** Who wrote it: a person, or a name (and site) that came with an import. */
export function toByline(
  row: AuthorRow & { author_name?: string | null; author_url?: string | null },
): Byline {
  if (row.authorHandle) {
    return {
      handle: row.authorHandle,
      name: row.authorName ?? row.authorHandle,
      url: row.authorWebsite,
      picture: row.authorPicture,
    };
  }
  return { handle: null, name: row.author_name ?? '', url: row.author_url ?? null, picture: null };
}
