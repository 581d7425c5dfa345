import { newId } from '../../storage/index.ts';
import type { Writing } from '../happenings/index.ts';
import { alreadyHere } from './report.ts';
import { earlier, newOnes, type Shelf } from './shelf.ts';
import type { ImportedLink } from './works.ts';

/** Links between works of the import; an end may be an entry or one of its comments. */
export async function storeLinks(
  tx: Writing,
  shelf: Shelf,
  links: readonly ImportedLink[],
): Promise<void> {
  if (links.length === 0) return;
  const here = await earlier(
    tx,
    'links',
    links.map((link) => link.origin),
  );
  const rows = newOnes(shelf, links, here, alreadyHere).flatMap((link) => rowOf(shelf, link) ?? []);
  if (rows.length > 0) await tx.db.insertInto('links').values(rows).execute();
}

function rowOf(shelf: Shelf, link: ImportedLink) {
  const from = endOf(shelf, link.from);
  const to = endOf(shelf, link.to);
  if (!from || !to) {
    shelf.tally.skipped(
      link.what,
      `the work it leads ${from ? 'to' : 'from'} is not in the source`,
    );
    return null;
  }
  shelf.tally.created(link.what);
  return {
    id: newId(),
    from_entry: from.entry,
    from_comment: from.comment,
    to_entry: to.entry,
    to_comment: to.comment,
    relation: link.relation,
    reason: link.reason,
    created_at: link.createdAt,
    origin: link.origin,
  };
}

function endOf(shelf: Shelf, origin: string): { entry: string; comment: string | null } | null {
  const entry = shelf.entries.get(origin);
  if (entry) return { entry, comment: null };
  const comment = shelf.comments.get(origin);
  return comment ? { entry: comment.entry, comment: comment.id } : null;
}
