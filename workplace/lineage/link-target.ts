import { isId } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { toSafeUrl } from '../text/index.ts';
import { parseWorkAddress, type WorkAddress } from '../works/index.ts';

/** The end of a link: an entry, a comment on it, or a page elsewhere. */
export interface LinkTarget {
  entry: string | null;
  comment: string | null;
  url: string | null;
  /** Whether it is an entry that was withdrawn; what others said on it can be a source still. */
  withdrawn: boolean;
}

/**
 * What a source is: a work that the viewer sees, by its id or address, else a page elsewhere; null
 * where it is neither. What is hidden is as unknown as what does not exist.
 */
export async function findLinkTarget(
  context: QueryContext,
  viewer: Viewer,
  source: string,
): Promise<LinkTarget | null> {
  if (isId(source)) {
    const named = { entry: source, comment: null };
    const work = await findWorkByAddress(context, viewer, named);
    return work ?? findWorkByAddress(context, viewer, { entry: null, comment: source });
  }
  const named = parseWorkAddress(source);
  const work = named && (await findWorkByAddress(context, viewer, named));
  if (work) return work;
  const url = toSafeUrl(source);
  return url ? { entry: null, comment: null, url, withdrawn: false } : null;
}

/** The work of this name if the viewer sees it; a deleted comment is none. */
export async function findWorkByAddress(
  context: QueryContext,
  viewer: Viewer,
  named: WorkAddress,
): Promise<LinkTarget | null> {
  const seen = context.db
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
