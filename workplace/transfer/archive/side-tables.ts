import { sql } from 'kysely';
import { stripWithdrawnSlugs } from '../../entries/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { recordAllReferences } from '../../works/index.ts';
import type { IncomingRecord } from './insert-records.ts';

interface SpaceMemberValue {
  person: string;
  role: 'member' | 'steward';
  since?: Date;
}

/** By type of record: what is written beside the new rows, in tables of their own. */
export const sideTableWriters: Record<
  string,
  (tx: Tx, records: readonly IncomingRecord[]) => Promise<void>
> = {
  person: joinUnits,
  space: joinSpaces,
  entry: recordReferences,
  comment: recordReferences,
  draft: eraseWithdrawnTitles,
};

/** An archive from before a withdrawal still has the entry's title in addresses that were typed. */
async function eraseWithdrawnTitles(tx: Tx, records: readonly IncomingRecord[]): Promise<void> {
  for (const { values } of records) {
    const typed = String(values.buildsOn);
    const builds_on = await stripWithdrawnSlugs(tx, typed);
    if (builds_on === typed) continue;
    await tx.db
      .updateTable('drafts')
      .set({ builds_on })
      .where('id', '=', String(values.id))
      .execute();
  }
}

async function recordReferences(tx: Tx, records: readonly IncomingRecord[]): Promise<void> {
  await recordAllReferences(
    tx,
    records.flatMap((record) => record.derived.references ?? []),
  );
}

async function joinUnits(tx: Tx, records: readonly IncomingRecord[]): Promise<void> {
  const rows = records.flatMap(({ values }) =>
    (values.units as string[]).map((unit_id) => ({
      unit_id,
      person_id: String(values.id),
      given_by: (values.unitsGiven as Record<string, string> | null)?.[unit_id] ?? null,
    })),
  );
  if (rows.length === 0) return;
  const units = rows.map((row) => row.unit_id);
  const people = rows.map((row) => row.person_id);
  const given = rows.map((row) => row.given_by);
  await sql`insert into unit_people (unit_id, person_id, given_by)
    select * from unnest(${units}::uuid[], ${people}::uuid[], ${given}::text[])
    on conflict do nothing`.execute(tx.db);
}

async function joinSpaces(tx: Tx, records: readonly IncomingRecord[]): Promise<void> {
  const rows = records.flatMap(({ values }) =>
    (values.members as SpaceMemberValue[]).map(({ person, role, since }) => ({
      space_id: String(values.id),
      person_id: person,
      role,
      joined_at: since ?? (values.createdAt as Date),
    })),
  );
  for (let i = 0; i < rows.length; i += 1000) {
    await tx.db
      .insertInto('space_people')
      .values(rows.slice(i, i + 1000))
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
