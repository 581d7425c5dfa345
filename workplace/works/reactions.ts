import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import type { Tx } from '../kernel/index.ts';
import type { WorkRef } from './body.ts';

/** A few that mean something; a reaction is a nod, never a notice and never a score. */
export const reactionNames = ['thanks', 'agree', 'insight', 'joy', 'care', 'doubt'] as const;
export type ReactionName = (typeof reactionNames)[number];

export const reactionInput = z.object({
  name: z.enum(reactionNames, 'reactionUnknown'),
  /** Whether it should stand afterwards; without it, a repetition takes it back. */
  on: z.boolean().optional(),
});

/** How often a reaction was given, and whether the viewer is among them. */
export interface ReactionCount {
  name: ReactionName;
  count: number;
  own: boolean;
}

/** Sets or takes back a reaction; answers whether anything changed. */
export async function setReaction(
  tx: Tx,
  viewer: PersonViewer,
  ref: WorkRef,
  { name, on }: z.infer<typeof reactionInput>,
): Promise<boolean> {
  if (on !== true && (await removeReaction(tx, viewer, ref, name))) return true;
  if (on === false) return false;
  const added = await tx.db
    .insertInto('reactions')
    .values({
      entry_id: ref.entryId,
      comment_id: ref.commentId,
      person_id: viewer.id,
      name,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function removeReaction(tx: Tx, viewer: PersonViewer, ref: WorkRef, name: string) {
  const removed = await tx.db
    .deleteFrom('reactions')
    .where('entry_id', '=', ref.entryId)
    .where('comment_id', 'is not distinct from', ref.commentId)
    .where('person_id', '=', viewer.id)
    .where('name', '=', name)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** The reactions to a comment, or to an entry itself, as one JSON column in a fixed order. */
export function selectReactions(
  work: RawBuilder<unknown>,
  viewer: string | null,
  column: 'comment' | 'entry' = 'comment',
) {
  const same =
    column === 'comment'
      ? sql`given.comment_id = ${work}`
      : sql`given.entry_id = ${work} and given.comment_id is null`;
  return sql<ReactionCount[]>`(select coalesce(json_agg(json_build_object(
      'name', name, 'count', count, 'own', own) order by name), '[]')
    from (select name, count(*)::int as count,
        coalesce(bool_or(person_id = ${viewer}::uuid), false) as own
      from reactions as given where ${same} group by name) as counted)`;
}
