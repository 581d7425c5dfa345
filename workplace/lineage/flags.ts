import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { getPersonId, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import type { WorkRef } from '../works/index.ts';
import { findFlaggedWork } from './flag-queries.ts';
import { propagatingRelations, settlementInput } from './rules.ts';
import { canManageWork, getWorkAccess } from './work-access.ts';

interface RaiseFlagsInput {
  correction: string;
  /** What was corrected. */
  ref: WorkRef;
  /** The entry that took its place, which needs no telling. */
  except: string | null;
}

/**
 * Flags every work that was made on the corrected one, directly or through others. Each is come
 * to once, so works that build on each other in a circle are flagged like any others.
 */
export async function raiseFlags(tx: Tx, { correction, ref, except }: RaiseFlagsInput) {
  const { rows } = await sql<{ entry: string; comment: string | null }>`
    with recursive below (entry, comment) as (
      select ${ref.entryId}::uuid, ${ref.commentId}::uuid
      union
      select links.from_entry, links.from_comment from below
      join links on links.to_entry = below.entry
        and links.to_comment is not distinct from below.comment
        and links.relation = any(${propagatingRelations}::text[]))
    select entry, comment from below
    where (entry, comment) is distinct from (${ref.entryId}::uuid, ${ref.commentId}::uuid)
      and (comment is not null or entry is distinct from ${except}::uuid)`.execute(tx.db);
  if (rows.length === 0) return;
  const ids = rows.map(() => newId());
  const entries = rows.map(({ entry }) => entry);
  const comments = rows.map(({ comment }) => comment);
  await sql`insert into flags (id, correction_id, entry_id, comment_id, raised_at)
    select flag, ${correction}::uuid, entry, comment, ${tx.now}
    from unnest(${ids}::uuid[], ${entries}::uuid[], ${comments}::uuid[])
      as flagged (flag, entry, comment)`.execute(tx.db);
}

/**
 * Settles a flag: the work still holds, or it has been changed. Whoever answers for the work may;
 * the same again changes nothing.
 */
export async function settleFlag(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { how } = parseInput(settlementInput, input);
  await write(context, async (tx) => {
    const ref = await findFlaggedWork(tx, viewer, id);
    if (!ref) throw notFound();
    const work = await getWorkAccess(tx, viewer, ref);
    if (!canManageWork(viewer, work)) throw notAllowed();
    const settled_by = getPersonId(viewer);
    const { numUpdatedRows } = await tx.db
      .updateTable('flags')
      .set({ settled: how, settled_by, settled_at: tx.now })
      .where('id', '=', id)
      .where('settled', 'is distinct from', how)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const { spaceId } = work.entry;
    tx.emit({ name: 'flagSettled', personId: settled_by, spaceId, ...ref, data: { how } });
  });
}
