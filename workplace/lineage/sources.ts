import { isId } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { safeUrl } from '../text/bounds.ts';

/** The end of a link: an entry, a comment on it, or a page elsewhere. */
export interface Target {
  entry: string | null;
  comment: string | null;
  url: string | null;
  /** Whether it is an entry that was withdrawn; what others said on it can be a source still. */
  withdrawn: boolean;
}

/** What a text names within the workplace, whether or not it is there. */
export interface Named {
  entry: string | null;
  comment: string | null;
}

const comment = /(?:#comment-|\/comments\/)([0-9a-f-]{36})(?:[/?#]|$)/i;
const entry = /\/entries\/([0-9a-f-]{36})(?:[/?#]|$)/i;

/** Reads the address of an entry or a comment, at whatever host; null for any other text. */
export function namedBy(address: string): Named | null {
  const said = comment.exec(address)?.[1];
  if (isId(said)) return { entry: null, comment: said.toLowerCase() };
  const written = entry.exec(address)?.[1];
  return isId(written) ? { entry: written.toLowerCase(), comment: null } : null;
}

/**
 * What a source is: a work that the viewer sees, by its id or address, else a page elsewhere; null
 * where it is neither. What is hidden is as unknown as what does not exist.
 */
export async function findTarget(
  reading: Reading,
  viewer: Viewer,
  source: string,
): Promise<Target | null> {
  if (isId(source)) {
    const named = { entry: source, comment: null };
    const work = await findWork(reading, viewer, named);
    return work ?? findWork(reading, viewer, { entry: null, comment: source });
  }
  const named = namedBy(source);
  const work = named && (await findWork(reading, viewer, named));
  if (work) return work;
  const url = safeUrl(source);
  return url ? { entry: null, comment: null, url, withdrawn: false } : null;
}

/** The work of this name if the viewer sees it; a deleted comment is none. */
export async function findWork(
  reading: Reading,
  viewer: Viewer,
  named: Named,
): Promise<Target | null> {
  const seen = reading.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer));
  if (named.comment === null) {
    const row = await seen
      .where('entries.id', '=', named.entry)
      .select(['entries.id', 'entries.withdrawn_at'])
      .executeTakeFirst();
    const withdrawn = Boolean(row?.withdrawn_at);
    return row ? { entry: row.id, comment: null, url: null, withdrawn } : null;
  }
  const row = await seen
    .innerJoin('comments', 'comments.entry_id', 'entries.id')
    .where('comments.id', '=', named.comment)
    .where('comments.deleted_at', 'is', null)
    .select(['entries.id', 'comments.id as comment'])
    .executeTakeFirst();
  return row ? { entry: row.id, comment: row.comment, url: null, withdrawn: false } : null;
}
