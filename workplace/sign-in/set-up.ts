import { z } from 'zod';
import { newId } from '../../storage/index.ts';
import { mayAdminister, operator, personId, type Viewer } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { insertPerson } from '../people/commands.ts';
import { browserZoneField, nameField, personInput } from '../people/rules.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';
import { hashOf, newSecret } from '../tokens/index.ts';
import { emailField } from './email.ts';
import { hashed, passwordField, setPassword } from './password.ts';

export interface WorkplaceView {
  id: string;
  name: string;
}

/** The workplace itself, or null while it is not set up. */
export async function findWorkplace(reading: Reading): Promise<WorkplaceView | null> {
  const row = await reading.db.selectFrom('workplace').select(['id', 'name']).executeTakeFirst();
  return row ?? null;
}

/** A fresh one-time secret for the set-up page; the one before no longer holds. */
export async function renewSetUpSecret(workplace: Workplace): Promise<string> {
  const secret = newSecret('cps');
  await workplace.db
    .insertInto('secrets')
    .values({ name: 'set-up', value: hashOf(secret) })
    .onConflict((on) => on.column('name').doUpdateSet({ value: hashOf(secret) }))
    .execute();
  return secret;
}

/** Whether a set-up link still opens anything; otherwise `notFound`, which says why. */
export async function requireSetUpSecret(reading: Reading, secret: string): Promise<void> {
  const kept = await reading.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'set-up')
    .executeTakeFirst();
  if (await findWorkplace(reading)) throw notFound('alreadySetUp');
  if (kept?.value !== hashOf(secret)) throw notFound('setUpLinkOver');
}

const setUpInput = personInput.pick({ handle: true, name: true, email: true }).extend({
  workplace: nameField,
  email: emailField,
  password: passwordField,
  timeZone: browserZoneField,
});

/** Makes the workplace and its first person, an administrator. The link works once. */
export async function setUpWorkplace(
  workplace: Workplace,
  secret: string,
  input: unknown,
): Promise<{ id: string }> {
  await requireSetUpSecret(workplace, secret);
  const asked = parse(setUpInput, input);
  const hash = await hashed(asked.password);
  return write(workplace, async (tx) => {
    await nameWorkplace(tx, asked.workplace);
    const { handle, name, email, timeZone } = asked;
    const person = personInput.parse({ handle, name, email, timeZone, admin: true });
    const { id } = await insertPerson(tx, operator, person);
    await setPassword(tx, id, hash);
    await tx.db.deleteFrom('secrets').where('name', '=', 'set-up').execute();
    tx.happened({ name: 'workplaceSetUp', personId: id });
    return { id };
  });
}

/** Only one set-up can win, whichever comes first. */
async function nameWorkplace(tx: Writing, name: string): Promise<void> {
  const made = await tx.db
    .insertInto('workplace')
    .values({ id: newId(), name, created_at: tx.now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) throw conflict('alreadySetUp');
}

/** Gives the workplace another name; it stands over every page. */
export async function renameWorkplace(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const { name } = parse(z.object({ name: nameField }), input);
  await write(workplace, async (tx) => {
    const named = await tx.db.updateTable('workplace').set({ name }).executeTakeFirst();
    if (named.numUpdatedRows === 0n) await nameWorkplace(tx, name);
    tx.happened({ name: 'workplaceChanged', personId: personId(viewer) });
  });
}

/** For the operator, who needs no page: makes the workplace if there is none yet. */
export async function ensureWorkplace(workplace: Workplace, name = 'Commonplace'): Promise<void> {
  if (await findWorkplace(workplace)) return;
  await workplace.db
    .insertInto('workplace')
    .values({ id: newId(), name, created_at: workplace.now() })
    .onConflict((on) => on.doNothing())
    .execute();
}
