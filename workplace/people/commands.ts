import { sql } from 'kysely';
import { newId, type SyncSource } from '../../storage/index.ts';
import { canAdminister, getPersonId, type PersonViewer, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { handlePattern, personInput, profileInput, unitsField } from './rules.ts';
import { handOverSpaces } from './space-succession.ts';

/** Adds a person (administrators and the operator). Answers the new id; a taken handle or address is a conflict. */
export async function addPerson(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const person = parseInput(personInput, input);
  return write(context, (tx) => insertPerson(tx, viewer, person));
}

type NewPerson = ReturnType<typeof personInput.parse>;

/** The writing part of adding somebody, shared with the first person and with invitations. */
export async function insertPerson(
  tx: Tx,
  viewer: Viewer,
  person: NewPerson,
): Promise<{ id: string }> {
  if (person.admin && person.membership === 'guest') throw invalid({ admin: 'adminIsMember' });
  await requireUnusedNames(tx, person);
  const id = newId();
  await tx.db
    .insertInto('people')
    .values({
      id,
      handle: person.handle,
      name: person.name,
      email: person.email,
      title: person.title,
      about: person.about,
      web_site: person.website,
      time_zone: person.timeZone ?? 'UTC',
      standing: person.membership,
      admin: person.admin,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  await bumpPeopleCounter(tx);
  await replaceUnits(tx, id, person.units);
  tx.emit({ name: 'personAdded', personId: getPersonId(viewer), data: { person: id } });
  return { id };
}

/** Nobody takes an e-mail address that somebody else here has; `person` may be the one who has it. */
export async function requireFreeEmail(tx: Tx, email: string, person: string): Promise<void> {
  const twin = await tx.db
    .selectFrom('people')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
    .where('id', '<>', person)
    .executeTakeFirst();
  if (twin) throw invalid({ email: 'emailTaken' });
}

async function requireUnusedNames(tx: Tx, person: { handle: string; email: string | null }) {
  const twins = await tx.db
    .selectFrom('people')
    .select(['handle', 'email'])
    .where((eb) =>
      eb.or([eb('handle', '=', person.handle), eb(eb.fn('lower', ['email']), '=', person.email)]),
    )
    .execute();
  const taken: Record<string, string> = {};
  if (twins.some(({ handle }) => handle === person.handle)) taken.handle = 'handleTaken';
  if (twins.some(({ email }) => email && email.toLowerCase() === person.email))
    taken.email = 'emailTaken';
  if (twins.length > 0) throw conflict(taken);
}

/** Somebody belongs to these units and no others; what they keep was given by whoever gave it. */
export async function replaceUnits(
  tx: Tx,
  person: string,
  handles: readonly string[],
): Promise<void> {
  const { rows: units } = await sql<{ id: string }>`
    select id from units where handle = any(${[...handles]}::text[])`.execute(tx.db);
  if (units.length < new Set(handles).size) throw invalid({ units: 'unitUnknown' });
  const ids = units.map(({ id }) => id);
  await sql`delete from unit_people where person_id = ${person} and unit_id <> all(${ids}::uuid[])`.execute(
    tx.db,
  );
  await addToUnits(tx, person, ids, null);
}

/** Adds somebody to units in which they are not yet; answers whether there were any. */
export async function addToUnits(
  tx: Tx,
  person: string,
  units: readonly string[],
  by: SyncSource | null,
): Promise<boolean> {
  if (units.length === 0) return false;
  const joined = await tx.db
    .insertInto('unit_people')
    .values(units.map((unit_id) => ({ unit_id, person_id: person, given_by: by })))
    .onConflict((on) => on.doNothing())
    .returning('unit_id')
    .execute();
  return joined.length > 0;
}

/**
 * Pages show people's names and pictures from a cache; this tells it to let go. It also lets
 * changes of people and units come one after the other, and so stands before them: nobody waits
 * for the counter with such a row in hand.
 */
export async function bumpPeopleCounter(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('stamps')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'people')
    .execute();
}

/** One's own profile. `units` are handles and replace the earlier ones where given. */
export async function changeProfile(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const profile = parseInput(profileInput.extend({ units: unitsField.optional() }), input);
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await tx.db
      .updateTable('people')
      .set({
        name: profile.name,
        title: profile.title,
        about: profile.about,
        web_site: profile.website,
        time_zone: profile.timeZone,
        updated_at: tx.now,
      })
      .where('id', '=', viewer.id)
      .execute();
    if (profile.units) await replaceUnits(tx, viewer.id, profile.units);
    tx.emit({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

/** A picture is the address of an attachment of one's own, or null for none. */
export async function changePicture(
  context: CommandContext,
  viewer: PersonViewer,
  attachmentId: string | null,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
    if (attachmentId) await requireOwnImage(tx, viewer, attachmentId);
    await bumpPeopleCounter(tx);
    await tx.db
      .updateTable('people')
      .set({ picture: attachmentId && `/attachments/${attachmentId}`, updated_at: tx.now })
      .where('id', '=', viewer.id)
      .execute();
    tx.emit({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

async function requireOwnImage(tx: Tx, viewer: PersonViewer, id: string): Promise<void> {
  const image = await tx.db
    .selectFrom('attachments')
    .select('media_type')
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
  if (!image?.media_type.startsWith('image/')) throw invalid({ picture: 'pictureNotAnImage' });
}

/** Somebody leaves: their words stay, their sessions and tokens (feeds too) end at once. */
export async function deactivatePerson(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (!handlePattern.test(handle)) throw notFound();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await setPersonLeft(tx, viewer, handle);
  });
}

/**
 * The writing part of letting somebody leave. They report to nobody any more; who reported to them
 * goes on to, so that the place is seen to be vacant.
 */
export async function setPersonLeft(tx: Tx, viewer: Viewer, handle: string): Promise<void> {
  const person = await tx.db
    .updateTable('people')
    .set({ left_at: tx.now, updated_at: tx.now, admin: false, reports_to: null })
    .where('handle', '=', handle)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!person) throw notFound();
  await tx.db.deleteFrom('sessions').where('person_id', '=', person.id).execute();
  await tx.db
    .updateTable('tokens')
    .set({ revoked_at: tx.now })
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .execute();
  await requireRemainingAdmin(tx);
  await handOverSpaces(tx, viewer, person.id);
  tx.emit({ name: 'personLeft', personId: getPersonId(viewer), data: { person: person.id } });
}

/** Whoever asks holds the people counter, so that of two the second sees what the first did. */
export async function requireRemainingAdmin(tx: Tx): Promise<void> {
  const admin = await tx.db
    .selectFrom('people')
    .select('id')
    .where('admin', '=', true)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!admin) throw conflict('lastAdmin');
}
