import { sql } from 'kysely';
import { type GivenBy, newId } from '../../storage/index.ts';
import { mayAdminister, type PersonViewer, personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { passSpacesOn } from '../spaces/succession.ts';
import { handlePattern, personInput, profileInput, unitsField } from './rules.ts';

/** Adds a person (administrators and the operator). Answers the new id; a taken handle or address is a conflict. */
export async function addPerson(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const person = parse(personInput, input);
  return write(workplace, (tx) => insertPerson(tx, viewer, person));
}

type NewPerson = ReturnType<typeof personInput.parse>;

/** The writing part of adding somebody, shared with the first person and with invitations. */
export async function insertPerson(
  tx: Writing,
  viewer: Viewer,
  person: NewPerson,
): Promise<{ id: string }> {
  if (person.admin && person.standing === 'guest') throw invalid({ admin: 'adminIsMember' });
  await refuseTaken(tx, person);
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
      web_site: person.webSite,
      time_zone: person.timeZone ?? 'UTC',
      standing: person.standing,
      admin: person.admin,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  await peopleChanged(tx);
  await setUnits(tx, id, person.units);
  tx.happened({ name: 'personAdded', personId: personId(viewer), data: { person: id } });
  return { id };
}

/** Nobody takes an e-mail address that somebody else here has; `person` may be the one who has it. */
export async function requireFreeEmail(tx: Writing, email: string, person: string): Promise<void> {
  const twin = await tx.db
    .selectFrom('people')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
    .where('id', '<>', person)
    .executeTakeFirst();
  if (twin) throw invalid({ email: 'emailTaken' });
}

async function refuseTaken(tx: Writing, person: { handle: string; email: string | null }) {
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
export async function setUnits(
  tx: Writing,
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
  await joinUnits(tx, person, ids, null);
}

/** Adds somebody to units in which they are not yet; answers whether there were any. */
export async function joinUnits(
  tx: Writing,
  person: string,
  units: readonly string[],
  by: GivenBy | null,
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
 * for the stamp with such a row in hand.
 */
export async function peopleChanged(tx: Writing): Promise<void> {
  await tx.db
    .updateTable('stamps')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'people')
    .execute();
}

/** One's own profile. `units` are handles and replace the earlier ones where given. */
export async function changeProfile(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const profile = parse(profileInput.extend({ units: unitsField.optional() }), input);
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await tx.db
      .updateTable('people')
      .set({
        name: profile.name,
        title: profile.title,
        about: profile.about,
        web_site: profile.webSite,
        time_zone: profile.timeZone,
        updated_at: tx.now,
      })
      .where('id', '=', viewer.id)
      .execute();
    if (profile.units) await setUnits(tx, viewer.id, profile.units);
    tx.happened({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

/** A picture is the address of an attachment of one's own, or null for none. */
export async function changePicture(
  workplace: Workplace,
  viewer: PersonViewer,
  attachmentId: string | null,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(workplace, async (tx) => {
    if (attachmentId) await requireOwnImage(tx, viewer, attachmentId);
    await peopleChanged(tx);
    await tx.db
      .updateTable('people')
      .set({ picture: attachmentId && `/attachments/${attachmentId}`, updated_at: tx.now })
      .where('id', '=', viewer.id)
      .execute();
    tx.happened({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

async function requireOwnImage(tx: Writing, viewer: PersonViewer, id: string): Promise<void> {
  const image = await tx.db
    .selectFrom('attachments')
    .select('media_type')
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
  if (!image?.media_type.startsWith('image/')) throw invalid({ picture: 'pictureNotAnImage' });
}

/** Somebody leaves: their words stay, their sessions and tokens (feeds too) end at once. */
export async function letPersonLeave(
  workplace: Workplace,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (!handlePattern.test(handle)) throw notFound();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await bidFarewell(tx, viewer, handle);
  });
}

/**
 * The writing part of letting somebody leave. They report to nobody any more; who reported to them
 * goes on to, so that the place is seen to be vacant.
 */
export async function bidFarewell(tx: Writing, viewer: Viewer, handle: string): Promise<void> {
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
  await requireAnAdmin(tx);
  await passSpacesOn(tx, viewer, person.id);
  tx.happened({ name: 'personLeft', personId: personId(viewer), data: { person: person.id } });
}

/** Whoever asks holds the people's stamp, so that of two the second sees what the first did. */
export async function requireAnAdmin(tx: Writing): Promise<void> {
  const admin = await tx.db
    .selectFrom('people')
    .select('id')
    .where('admin', '=', true)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!admin) throw conflict('lastAdmin');
}
