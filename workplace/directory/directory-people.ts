import { sql } from 'kysely';
import { z } from 'zod';
import { isId } from '../../storage/index.ts';
import { canAdminister, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import {
  bumpPeopleCounter,
  createHandle,
  insertPerson,
  personChangeInput,
  personInput,
  setPersonLeft,
  setPersonReturned,
  updatePerson,
} from '../people/index.ts';
import { syncUnits } from './synced-units.ts';

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
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  units: { id: string; title: string }[];
  /** Title of the unit that their department named. */
  department: string | null;
  reportsTo: { id: string; name: string } | null;
}

/** What exactly to look for; without any of it, for everybody. */
export interface DirectoryPersonFilter {
  id?: string;
  externalId?: string;
  /** What the directory calls them, or else their e-mail address or handle. */
  externalName?: string;
  email?: string;
}

export interface DirectoryPage<T> {
  total: number;
  items: T[];
}

/** Everybody whom a directory deals with: who is here, and who left and is known to it. */
export async function listDirectoryPeople(
  context: QueryContext,
  viewer: Viewer,
  filter: DirectoryPersonFilter,
  { start, count }: { start: number; count: number },
): Promise<DirectoryPage<DirectoryPerson>> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (filter.id !== undefined && !isId(filter.id)) return { total: 0, items: [] };
  const known = sql`from people where ${managedByDirectory} and ${buildPersonFilter(filter)}`;
  const { rows: totals } = await sql<{ n: number }>`select count(*)::int as n ${known}`.execute(
    context.db,
  );
  const { rows } = await sql<DirectoryPerson>`
    select people.id, handle, name, email, title, external_id as "externalId",
      external_name as "externalName", left_at is null as "isActive",
      created_at as "createdAt", updated_at as "updatedAt",
      (select coalesce(json_agg(json_build_object('id', units.id, 'title', units.title)
        order by units.title), '[]') from unit_people join units on units.id = unit_people.unit_id
        where unit_people.person_id = people.id) as units,
      (select min(units.title) from unit_people join units on units.id = unit_people.unit_id
        where unit_people.person_id = people.id and given_by = 'department') as department,
      (select json_build_object('id', above.id, 'name', above.name) from people as above
        where above.id = people.reports_to and above.left_at is null) as "reportsTo"
    ${known} order by created_at, people.id limit ${count} offset ${start}`.execute(context.db);
  return { total: totals[0]?.n ?? 0, items: rows };
}

const managedByDirectory = sql`(people.left_at is null or people.external_name is not null)`;

function buildPersonFilter({ id, externalId, externalName, email }: DirectoryPersonFilter) {
  const all = [sql`true`];
  if (id !== undefined) all.push(sql`people.id = ${id}`);
  if (externalId !== undefined) all.push(sql`people.external_id = ${externalId}`);
  if (externalName !== undefined) all.push(matchExternalName(externalName));
  if (email !== undefined) all.push(sql`lower(people.email) = ${email.toLowerCase()}`);
  return sql.join(all, sql` and `);
}

function matchExternalName(name: string) {
  const folded = name.toLowerCase();
  return sql`(lower(external_name) = ${folded}
    or (external_name is null and (lower(email) = ${folded} or handle = ${folded})))`;
}

/** One of them by id; throws `notFound`. */
export async function getDirectoryPerson(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<DirectoryPerson> {
  const { items } = await listDirectoryPeople(context, viewer, { id }, { start: 0, count: 1 });
  if (!items[0]) throw notFound();
  return items[0];
}

const shortTextField = z.string().trim().max(500, 'tooLong');

/** What a directory says of somebody. What it does not name stays; null is none. */
const directoryPersonInput = personChangeInput
  .pick({ name: true, email: true, title: true })
  .extend({
    externalId: shortTextField.nullish(),
    externalName: shortTextField.min(1, 'missing').optional(),
    active: z.boolean().optional(),
    /** Handle or title of a unit; one that is none here is passed over. */
    department: shortTextField.nullish(),
    /** Id, handle, e-mail address or directory name of the person above; passed over when unknown. */
    manager: shortTextField.nullish(),
  });

type DirectoryPersonInput = z.output<typeof directoryPersonInput>;

/** Somebody new to the directory: added, or taken back where they were here before. */
export async function provisionPerson(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const person = parseInput(
    directoryPersonInput.required({ externalName: true, name: true }),
    input,
  );
  return write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    const email = person.email ?? toEmail(person.externalName);
    const twin = await findExistingPerson(tx, person, email);
    if (twin?.isManaged) throw conflict('personKnown');
    if (twin) await setPersonReturned(tx, viewer, twin.handle);
    const id = twin?.id ?? (await insertDirectoryPerson(tx, viewer, { ...person, email }));
    await applyPersonInput(tx, viewer, id, person);
    return { id };
  });
}

function toEmail(name: string): string | null {
  return z.email().safeParse(name).success ? name.toLowerCase() : null;
}

async function findExistingPerson(tx: Tx, person: DirectoryPersonInput, email: string | null) {
  const { rows } = await sql<{ id: string; handle: string; isManaged: boolean }>`
    select id, handle, ${managedByDirectory} as "isManaged" from people
    where ${matchExternalName(person.externalName ?? '')} or lower(email) = ${email}
      or external_id = ${person.externalId ?? null}
    order by 3 desc limit 1`.execute(tx.db);
  return rows[0];
}

async function insertDirectoryPerson(
  tx: Tx,
  viewer: Viewer,
  person: DirectoryPersonInput,
): Promise<string> {
  const handles = await tx.db.selectFrom('people').select('handle').execute();
  const taken = new Set(handles.map(({ handle }) => handle));
  const stem = person.externalName?.split('@')[0] ?? '';
  const handle = createHandle(stem, (one) => taken.has(one));
  const { name, email, title } = person;
  const added = parseInput(personInput, { handle, name, email: email ?? '', title });
  return (await insertPerson(tx, viewer, added)).id;
}

/** What a directory says of somebody whom it deals with. */
export async function updateProvisionedPerson(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  const person = parseInput(directoryPersonInput, input);
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await applyPersonInput(tx, viewer, id, person);
  });
}

/** Somebody leaves, and the directory knows them no more; their words stay. */
export async function deprovisionPerson(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    const person = await getManagedPerson(tx, id);
    if (person.isActive) await setPersonLeft(tx, viewer, person.handle);
    await tx.db
      .updateTable('people')
      .set({ external_id: null, external_name: null })
      .where('id', '=', id)
      .execute();
  });
}

async function getManagedPerson(tx: Tx, id: string) {
  const { rows } = await sql<{
    handle: string;
    name: string;
    email: string | null;
    title: string | null;
    isActive: boolean;
  }>`select handle, name, email, title, left_at is null as "isActive"
    from people where id = ${id} and ${managedByDirectory}`.execute(tx.db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Whoever is away stays as they were until they are back; leaving comes last. */
async function applyPersonInput(tx: Tx, viewer: Viewer, id: string, person: DirectoryPersonInput) {
  const before = await getManagedPerson(tx, id);
  await setExternalNames(tx, id, person);
  if (!before.isActive && person.active !== true) return;
  if (!before.isActive) await setPersonReturned(tx, viewer, before.handle);
  const change: Record<string, unknown> = {};
  for (const field of ['name', 'email', 'title'] as const)
    if (person[field] !== undefined && person[field] !== before[field])
      change[field] = person[field];
  const above = await resolveManager(tx, person.manager);
  if (above !== undefined) change.reportsTo = above;
  const { department } = person;
  if (department !== undefined)
    await syncUnits(tx, id, department ? [department] : [], 'department');
  if (Object.keys(change).length > 0 || department !== undefined)
    await updatePerson(tx, viewer, before.handle, parseInput(personChangeInput, change));
  if (person.active === false) await setPersonLeft(tx, viewer, before.handle);
}

/** Remembers what the directory calls them, which nobody else may be called. */
async function setExternalNames(tx: Tx, id: string, person: DirectoryPersonInput): Promise<void> {
  const names = {
    ...(person.externalId !== undefined ? { external_id: person.externalId || null } : {}),
    ...(person.externalName !== undefined ? { external_name: person.externalName } : {}),
  };
  if (Object.keys(names).length === 0) return;
  const { rows } = await sql`select from people where id <> ${id}
    and (external_id = ${names.external_id ?? null}
      or lower(external_name) = lower(${names.external_name ?? null}))`.execute(tx.db);
  if (rows.length > 0) throw conflict('personKnown');
  await tx.db.updateTable('people').set(names).where('id', '=', id).execute();
}

/** The handle of whoever is meant; null for nobody, undefined where nothing can be said. */
async function resolveManager(tx: Tx, manager: string | null | undefined) {
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
