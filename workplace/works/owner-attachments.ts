import type { Kysely } from 'kysely';
import { isId, type Tables } from '../../storage/index.ts';
import type { WorkRef } from './body.ts';

interface OwnedAttachment {
  id: string;
  /** Whose upload it is. */
  owner: string | null;
}

/**
 * Of files that the present version of a work names, those that whoever uploaded them put there
 * themselves: they wrote a version of it that names them. Others may then go on editing it, or
 * restore that version, and the file stays; but nobody opens a file by naming somebody else's.
 */
export async function filterPlacedByOwner(
  db: Kysely<Tables>,
  { entryId, commentId }: WorkRef,
  files: readonly OwnedAttachment[],
): Promise<OwnedAttachment[]> {
  if (commentId !== null || files.length === 0) return [];
  const present = await db
    .selectFrom('entries')
    .where('id', '=', entryId)
    .select(['author_id', 'body'])
    .executeTakeFirstOrThrow();
  const earlier = await db
    .selectFrom('revisions')
    .where('entry_id', '=', entryId)
    .where('comment_id', 'is', null)
    .orderBy('number')
    .select(['body', 'edited_by'])
    .execute();
  const bodies = [...earlier.map(({ body }) => body), present.body];
  const writers = [present.author_id, ...earlier.map(({ edited_by }) => edited_by)];
  return files.filter(({ id, owner }) =>
    bodies.some((body, i) => writers[i] === owner && body.includes(`/attachments/${id}`)),
  );
}

/**
 * The same for entries that came in whole with their history, as an archive brings them: files that
 * somebody else than the author put into a brief show in it again.
 */
export async function recordOwnerPlacedAttachments(
  { db }: { db: Kysely<Tables> },
  entryIds: Iterable<string>,
): Promise<void> {
  for (const entry_id of entryIds) {
    const { body } = await db
      .selectFrom('entries')
      .where('id', '=', entry_id)
      .select('body')
      .executeTakeFirstOrThrow();
    const ids = [...body.matchAll(/\/attachments\/([0-9a-f-]{36})/g)].map(([, id]) => id!);
    if (!ids.some(isId)) continue;
    const named = await db
      .selectFrom('attachments')
      .where('id', 'in', ids.filter(isId))
      .select(['id', 'person_id as owner'])
      .execute();
    const ref = { entryId: entry_id, commentId: null };
    const uses = (await filterPlacedByOwner(db, ref, named)).map(({ id }) => ({
      attachment_id: id,
      entry_id,
      comment_id: null,
    }));
    if (uses.length === 0) continue;
    await db
      .insertInto('attachment_uses')
      .values(uses)
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
