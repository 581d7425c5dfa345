import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed, notFound } from '../refusal.ts';
import type { Place } from '../works/body.ts';
import { findFlagged } from './flag-queries.ts';
import { carrying, settlementInput } from './rules.ts';
import { getWork, mayAnswerFor } from './work.ts';

interface Raising {
  correction: string;
  /** What was corrected. */
  place: Place;
  /** The entry that took its place, which needs no telling. */
  except: string | null;
}

/**
 * Flags every work that was made on the corrected one, directly or through others. Each is come
 * to once, so works that build on each other in a circle are flagged like any others.
 */
export async function raiseFlags(tx: Writing, { correction, place, except }: Raising) {
  const { rows } = await sql<{ entry: string; comment: string | null }>`
    with recursive below (entry, comment) as (
      select ${place.entryId}::uuid, ${place.commentId}::uuid
      union
      select links.from_entry, links.from_comment from below
      join links on links.to_entry = below.entry
        and links.to_comment is not distinct from below.comment
        and links.relation = any(${carrying}::text[]))
    select entry, comment from below
    where (entry, comment) is distinct from (${place.entryId}::uuid, ${place.commentId}::uuid)
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
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { how } = parse(settlementInput, input);
  await write(workplace, async (tx) => {
    const place = await findFlagged(tx, viewer, id);
    if (!place) throw notFound();
    const work = await getWork(tx, viewer, place);
    if (!mayAnswerFor(viewer, work)) throw notAllowed();
    const settled_by = personId(viewer);
    const { numUpdatedRows } = await tx.db
      .updateTable('flags')
      .set({ settled: how, settled_by, settled_at: tx.now })
      .where('id', '=', id)
      .where('settled', 'is distinct from', how)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const { spaceId } = work.entry;
    tx.happened({ name: 'flagSettled', personId: settled_by, spaceId, ...place, data: { how } });
  });
}
