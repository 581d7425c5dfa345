import type { Kysely } from 'kysely';
import { isId, type Tables } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { notAllowed, notFound } from '../kernel/index.ts';

/** Somebody's notices that were not seen, to be taken as seen; which of them is said by the caller. */
export function buildMarkSeenQuery(db: Kysely<Tables>, person: string, now: Date) {
  return db
    .updateTable('notices')
    .set({ seen_at: now })
    .where('person_id', '=', person)
    .where('seen_at', 'is', null);
}

/**
 * Takes notices as seen: those of one entry, or all. Only what came until then, so that what came
 * while the list was looked at stays. Whose notice it is not finds none.
 */
export async function markNotificationsSeen(
  context: CommandContext,
  viewer: PersonViewer,
  { entry, until }: { entry?: string; until?: Date } = {},
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (entry !== undefined && !isId(entry)) throw notFound();
  const now = context.now();
  let query = buildMarkSeenQuery(context.db, viewer.id, now).where('at', '<=', until ?? now);
  if (entry) query = query.where('entry_id', '=', entry);
  await query.execute();
}
