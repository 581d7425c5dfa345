import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { QueryContext, Tx } from '../kernel/index.ts';
import { collateNames, invalid } from '../kernel/index.ts';

/** Somebody on a line of reporting. */
export interface DirectReportView {
  handle: string;
  name: string;
  title: string | null;
}

/** Who reports to whom, and who is in which unit, is the workplace's own affair: guests and strangers are not told. */
export function canSeeHierarchy(viewer: Viewer): boolean {
  return viewer.kind === 'operator' || (viewer.kind === 'person' && viewer.membership === 'member');
}

/** Who of those here reports to this person, by name; nobody, for whoever is not told. */
export async function listDirectReports(
  context: QueryContext,
  viewer: Viewer,
  person: string,
): Promise<DirectReportView[]> {
  if (!canSeeHierarchy(viewer)) return [];
  return context.db
    .selectFrom('people')
    .select(['handle', 'name', 'title'])
    .where('reports_to', '=', person)
    .where('left_at', 'is', null)
    .orderBy(collateNames(sql`name`))
    .orderBy('id')
    .execute();
}

/**
 * Somebody reports to the person of this handle from now on, or to nobody (null). Whoever asks holds
 * the people counter: of two who would report to each other, the second finds that the first does.
 * Throws `invalid` for a circle, for a guest, and for whoever is not here; who stands there already
 * may stay, though they left or became a guest.
 */
export async function setReportsTo(tx: Tx, person: string, handle: string | null): Promise<void> {
  const above = handle ? await findManagerId(tx, handle, person) : null;
  if (above && (await isSameOrReportsTo(tx, above, person)))
    throw invalid({ reportsTo: 'reportsToItself' });
  await tx.db.updateTable('people').set({ reports_to: above }).where('id', '=', person).execute();
}

async function findManagerId(tx: Tx, handle: string, person: string): Promise<string> {
  const { rows } = await sql<{ id: string; membership: string; already: boolean | null }>`
    select above.id, above.standing as membership,
      above.id = (select reports_to from people where id = ${person}) as already
    from people as above
    where above.handle = ${handle} and (above.left_at is null
      or above.id = (select reports_to from people where id = ${person}))`.execute(tx.db);
  const above = rows[0];
  if (!above) throw invalid({ reportsTo: 'reportsToUnknown' });
  if (above.membership === 'guest' && !above.already)
    throw invalid({ reportsTo: 'reportsToGuest' });
  return above.id;
}

/** Whether somebody is `person`, or reports to them, perhaps by way of others. */
async function isSameOrReportsTo(tx: Tx, somebody: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select id, reports_to from people where id = ${somebody}
      union select people.id, people.reports_to from people
        join above on people.id = above.reports_to)
    select 1 from above where id = ${person}`.execute(tx.db);
  return rows.length > 0;
}
