import { newId } from '../../../storage/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { alreadyHereReason } from './import-report.ts';
import { findImportedIds, type ImportState, skipKnownWorks } from './import-state.ts';
import type { ImportedLink } from './imported-work.ts';

/** Links between works of the import; an end may be an entry or one of its comments. */
export async function storeLinks(
  tx: Tx,
  shelf: ImportState,
  links: readonly ImportedLink[],
): Promise<void> {
  if (links.length === 0) return;
  const here = await findImportedIds(
    tx,
    'links',
    links.map((link) => link.origin),
  );
  const rows = skipKnownWorks(shelf, links, here, alreadyHereReason).flatMap(
    (link) => toLinkRow(shelf, link) ?? [],
  );
  if (rows.length > 0) await tx.db.insertInto('links').values(rows).execute();
}

function toLinkRow(shelf: ImportState, link: ImportedLink) {
  const from = findLinkEnd(shelf, link.from);
  const to = findLinkEnd(shelf, link.to);
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

function findLinkEnd(
  shelf: ImportState,
  origin: string,
): { entry: string; comment: string | null } | null {
  const entry = shelf.entries.get(origin);
  if (entry) return { entry, comment: null };
  const comment = shelf.comments.get(origin);
  return comment ? { entry: comment.entry, comment: comment.id } : null;
}
