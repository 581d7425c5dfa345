import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { notAllowed, notFound } from '../refusal.ts';

/**
 * Takes notices as seen: those of one entry, or all. Only what came until then, so that what came
 * while the list was looked at stays. Whose notice it is not finds none.
 */
export async function seeNotices(
  workplace: Workplace,
  viewer: PersonViewer,
  { entry, until }: { entry?: string; until?: Date } = {},
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (entry !== undefined && !isId(entry)) throw notFound();
  const now = workplace.now();
  let query = workplace.db
    .updateTable('notices')
    .set({ seen_at: now })
    .where('person_id', '=', viewer.id)
    .where('seen_at', 'is', null)
    .where('at', '<=', until ?? now);
  if (entry) query = query.where('entry_id', '=', entry);
  await query.execute();
}

/** Puts a notice back among those not seen, for whoever wants to come back to it. */
export async function keepNotice(
  workplace: Workplace,
  viewer: PersonViewer,
  entry: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(entry)) throw notFound();
  await sql`update notices set seen_at = null where id = (
    select id from notices where person_id = ${viewer.id}::uuid and entry_id = ${entry}::uuid
      and seen_at is not null order by at desc, id desc limit 1)`.execute(workplace.db);
}
