import { sql } from 'kysely';
import { z } from 'zod';
import { isId } from '../../storage/index.ts';
import { mayAdminister, type Viewer } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';
import { alterPerson, welcomeBack } from './change-person.ts';
import { bidFarewell, insertPerson, peopleChanged } from './commands.ts';
import { setGivenUnits } from './given-units.ts';
import { handleFrom, personChange, personInput } from './rules.ts';

/** Somebody as the organisation's directory and the workplace both know them. */
export interface DirectoryPerson {
  id: string;
  handle: string;
  name: string;
  email: string | null;
  title: string | null;
  /** What the directory calls them, once it has named them. */
  externalId: string | null;
  externalName: string | null;
  here: boolean;
  createdAt: Date;
  updatedAt: Date;
  units: { id: string; title: string }[];
  /** Title of the unit that their department named. */
  department: string | null;
  reportsTo: { id: string; name: string } | null;
}

/** What exactly to look for; without any of it, for everybody. */
export interface DirectoryFilter {
  id?: string;
  externalId?: string;
  /** What the directory calls them, or else their e-mail address or handle. */
  externalName?: string;
  email?: string;
}

export interface DirectoryPart<T> {
  total: number;
  items: T[];
}

/** Everybody whom a directory deals with: who is here, and who left and is known to it. */
export async function listDirectory(
  reading: Reading,
  viewer: Viewer,
  filter: DirectoryFilter,
  { start, count }: { start: number; count: number },
): Promise<DirectoryPart<DirectoryPerson>> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (filter.id !== undefined && !isId(filter.id)) return { total: 0, items: [] };
  const known = sql`from people where ${dealtWith} and ${matching(filter)}`;
  const { rows: totals } = await sql<{ n: number }>`select count(*)::int as n ${known}`.execute(
    reading.db,
  );
  const { rows } = await sql<DirectoryPerson>`
    select people.id, handle, name, email, title, external_id as "externalId",
      external_name as "externalName", left_at is null as here,
      created_at as "createdAt", updated_at as "updatedAt",
      (select coalesce(json_agg(json_build_object('id', units.id, 'title', units.title)
        order by units.title), '[]') from unit_people join units on units.id = unit_people.unit_id
        where unit_people.person_id = people.id) as units,
      (select min(units.title) from unit_people join units on units.id = unit_people.unit_id
        where unit_people.person_id = people.id and given_by = 'department') as department,
      (select json_build_object('id', above.id, 'name', above.name) from people as above
        where above.id = people.reports_to and above.left_at is null) as "reportsTo"
    ${known} order by created_at, people.id limit ${count} offset ${start}`.execute(reading.db);
  return { total: totals[0]?.n ?? 0, items: rows };
}

const dealtWith = sql`(people.left_at is null or people.external_name is not null)`;

function matching({ id, externalId, externalName, email }: DirectoryFilter) {
  const all = [sql`true`];
  if (id !== undefined) all.push(sql`people.id = ${id}`);
  if (externalId !== undefined) all.push(sql`people.external_id = ${externalId}`);
  if (externalName !== undefined) all.push(called(externalName));
  if (email !== undefined) all.push(sql`lower(people.email) = ${email.toLowerCase()}`);
  return sql.join(all, sql` and `);
}

function called(name: string) {
  const folded = name.toLowerCase();
  return sql`(lower(external_name) = ${folded}
    or (external_name is null and (lower(email) = ${folded} or handle = ${folded})))`;
}

/** One of them by id; throws `notFound`. */
export async function getDirectoryPerson(
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<DirectoryPerson> {
  const { items } = await listDirectory(reading, viewer, { id }, { start: 0, count: 1 });
  if (!items[0]) throw notFound();
  return items[0];
}

const words = z.string().trim().max(500, 'tooLong');

/** What a directory says of somebody. What it does not name stays; null is none. */
const directoryInput = personChange.pick({ name: true, email: true, title: true }).extend({
  externalId: words.nullish(),
  externalName: words.min(1, 'missing').optional(),
  active: z.boolean().optional(),
  /** Handle or title of a unit; one that is none here is passed over. */
  department: words.nullish(),
  /** Id, handle, e-mail address or directory name of the person above; passed over when unknown. */
  manager: words.nullish(),
});

type DirectoryWords = z.output<typeof directoryInput>;

/** Somebody new to the directory: added, or taken back where they were here before. */
export async function admitPerson(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const said = parse(directoryInput.required({ externalName: true, name: true }), input);
  return write(workplace, async (tx) => {
    await peopleChanged(tx);
    const email = said.email ?? addressIn(said.externalName);
    const twin = await twinOf(tx, said, email);
    if (twin?.dealt) throw conflict('personKnown');
    if (twin) await welcomeBack(tx, viewer, twin.handle);
    const id = twin?.id ?? (await addTo(tx, viewer, { ...said, email }));
    await settle(tx, viewer, id, said);
    return { id };
  });
}

function addressIn(name: string): string | null {
  return z.email().safeParse(name).success ? name.toLowerCase() : null;
}

async function twinOf(tx: Writing, said: DirectoryWords, email: string | null) {
  const { rows } = await sql<{ id: string; handle: string; dealt: boolean }>`
    select id, handle, ${dealtWith} as dealt from people
    where ${called(said.externalName ?? '')} or lower(email) = ${email}
      or external_id = ${said.externalId ?? null}
    order by 3 desc limit 1`.execute(tx.db);
  return rows[0];
}

async function addTo(tx: Writing, viewer: Viewer, said: DirectoryWords): Promise<string> {
  const handles = await tx.db.selectFrom('people').select('handle').execute();
  const taken = new Set(handles.map(({ handle }) => handle));
  const stem = said.externalName?.split('@')[0] ?? '';
  const handle = handleFrom(stem, (one) => taken.has(one));
  const person = { handle, name: said.name, email: said.email ?? '', title: said.title };
  return (await insertPerson(tx, viewer, parse(personInput, person))).id;
}

/** What a directory says of somebody whom it deals with. */
export async function changeByDirectory(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const said = parse(directoryInput, input);
  if (!isId(id)) throw notFound();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await settle(tx, viewer, id, said);
  });
}

/** Somebody leaves, and the directory knows them no more; their words stay. */
export async function dropFromDirectory(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    const person = await dealtWithBy(tx, id);
    if (person.here) await bidFarewell(tx, viewer, person.handle);
    await tx.db
      .updateTable('people')
      .set({ external_id: null, external_name: null })
      .where('id', '=', id)
      .execute();
  });
}

async function dealtWithBy(tx: Writing, id: string) {
  const { rows } = await sql<{
    handle: string;
    name: string;
    email: string | null;
    title: string | null;
    here: boolean;
  }>`select handle, name, email, title, left_at is null as here
    from people where id = ${id} and ${dealtWith}`.execute(tx.db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Whoever is away stays as they were until they are back; leaving comes last. */
async function settle(tx: Writing, viewer: Viewer, id: string, said: DirectoryWords) {
  const before = await dealtWithBy(tx, id);
  await name(tx, id, said);
  if (!before.here && said.active !== true) return;
  if (!before.here) await welcomeBack(tx, viewer, before.handle);
  const change: Record<string, unknown> = {};
  for (const field of ['name', 'email', 'title'] as const)
    if (said[field] !== undefined && said[field] !== before[field]) change[field] = said[field];
  const above = await superior(tx, said.manager);
  if (above !== undefined) change.reportsTo = above;
  const { department } = said;
  if (department !== undefined)
    await setGivenUnits(tx, id, department ? [department] : [], 'department');
  if (Object.keys(change).length > 0 || department !== undefined)
    await alterPerson(tx, viewer, before.handle, parse(personChange, change));
  if (said.active === false) await bidFarewell(tx, viewer, before.handle);
}

/** Remembers what the directory calls them, which nobody else may be called. */
async function name(tx: Writing, id: string, said: DirectoryWords): Promise<void> {
  const names = {
    ...(said.externalId !== undefined ? { external_id: said.externalId || null } : {}),
    ...(said.externalName !== undefined ? { external_name: said.externalName } : {}),
  };
  if (Object.keys(names).length === 0) return;
  const { rows } = await sql`select from people where id <> ${id}
    and (external_id = ${names.external_id ?? null}
      or lower(external_name) = lower(${names.external_name ?? null}))`.execute(tx.db);
  if (rows.length > 0) throw conflict('personKnown');
  await tx.db.updateTable('people').set(names).where('id', '=', id).execute();
}

/** The handle of whoever is meant; null for nobody, undefined where nothing can be said. */
async function superior(tx: Writing, manager: string | null | undefined) {
  if (manager === undefined) return undefined;
  if (!manager) return null;
  const folded = manager.toLowerCase();
  const { rows } = await sql<{ handle: string }>`select handle from people
    where left_at is null and (id::text = ${folded} or external_id = ${manager}
      or lower(external_name) = ${folded} or handle = ${folded} or lower(email) = ${folded})
    order by id::text = ${folded} desc, external_id = ${manager} desc nulls last
    limit 1`.execute(tx.db);
  return rows[0]?.handle;
}
