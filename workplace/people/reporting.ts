import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { inAlphabet } from '../alphabet.ts';
import type { Reading, Writing } from '../happenings/index.ts';
import { invalid } from '../refusal.ts';

/** Somebody on a line of reporting. */
export interface ReportView {
  handle: string;
  name: string;
  title: string | null;
}

/** Who reports to whom, and who is in which unit, is the workplace's own affair: guests and strangers are not told. */
export function seesHierarchy(viewer: Viewer): boolean {
  return viewer.is === 'operator' || (viewer.is === 'person' && viewer.standing === 'member');
}

/** Who of those here reports to this person, by name; nobody, for whoever is not told. */
export async function listReports(
  reading: Reading,
  viewer: Viewer,
  person: string,
): Promise<ReportView[]> {
  if (!seesHierarchy(viewer)) return [];
  return reading.db
    .selectFrom('people')
    .select(['handle', 'name', 'title'])
    .where('reports_to', '=', person)
    .where('left_at', 'is', null)
    .orderBy(inAlphabet(sql`name`))
    .orderBy('id')
    .execute();
}

/**
 * Somebody reports to the person of this handle from now on, or to nobody (null). Whoever asks holds
 * the people's stamp: of two who would report to each other, the second finds that the first does.
 * Throws `invalid` for a circle, for a guest, and for whoever is not here; who stands there already
 * may stay, though they left or became a guest.
 */
export async function setReportsTo(
  tx: Writing,
  person: string,
  handle: string | null,
): Promise<void> {
  const above = handle ? await superiorOf(tx, handle, person) : null;
  if (above && (await leadsTo(tx, above, person))) throw invalid({ reportsTo: 'reportsToItself' });
  await tx.db.updateTable('people').set({ reports_to: above }).where('id', '=', person).execute();
}

async function superiorOf(tx: Writing, handle: string, person: string): Promise<string> {
  const { rows } = await sql<{ id: string; standing: string; already: boolean | null }>`
    select above.id, above.standing,
      above.id = (select reports_to from people where id = ${person}) as already
    from people as above
    where above.handle = ${handle} and (above.left_at is null
      or above.id = (select reports_to from people where id = ${person}))`.execute(tx.db);
  const above = rows[0];
  if (!above) throw invalid({ reportsTo: 'reportsToUnknown' });
  if (above.standing === 'guest' && !above.already) throw invalid({ reportsTo: 'reportsToGuest' });
  return above.id;
}

/** Whether somebody is `person`, or reports to them, perhaps by way of others. */
async function leadsTo(tx: Writing, somebody: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select id, reports_to from people where id = ${somebody}
      union select people.id, people.reports_to from people
        join above on people.id = above.reports_to)
    select 1 from above where id = ${person}`.execute(tx.db);
  return rows.length > 0;
}
