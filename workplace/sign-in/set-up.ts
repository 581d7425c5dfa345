import { z } from 'zod';
import { newId } from '../../storage/index.ts';
import { canAdminister, getPersonId, operator, type Viewer } from '../access/index.ts';
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
import { browserTimeZoneField, insertPerson, nameField, personInput } from '../people/index.ts';
import { createSecret, hashSecret } from '../tokens/index.ts';
import { emailField } from './email.ts';
import { hashNewPassword, passwordField, setPassword } from './password.ts';

export interface WorkplaceView {
  id: string;
  name: string;
}

/** The workplace itself, or null while it is not set up. */
export async function findWorkplace(context: QueryContext): Promise<WorkplaceView | null> {
  const row = await context.db.selectFrom('workplace').select(['id', 'name']).executeTakeFirst();
  return row ?? null;
}

/** A fresh one-time secret for the set-up page; the one before no longer holds. */
export async function renewSetUpSecret(context: CommandContext): Promise<string> {
  const secret = createSecret('cps');
  await context.db
    .insertInto('secrets')
    .values({ name: 'set-up', value: hashSecret(secret) })
    .onConflict((on) => on.column('name').doUpdateSet({ value: hashSecret(secret) }))
    .execute();
  return secret;
}

/** Whether a set-up link still opens anything; otherwise `notFound`, which says why. */
export async function requireSetUpSecret(context: QueryContext, secret: string): Promise<void> {
  const kept = await context.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'set-up')
    .executeTakeFirst();
  if (await findWorkplace(context)) throw notFound('alreadySetUp');
  if (kept?.value !== hashSecret(secret)) throw notFound('setUpLinkOver');
}

const setUpInput = personInput.pick({ handle: true, name: true, email: true }).extend({
  workplace: nameField,
  email: emailField,
  password: passwordField,
  timeZone: browserTimeZoneField,
});

/** Makes the workplace and its first person, an administrator. The link works once. */
export async function setUpWorkplace(
  context: CommandContext,
  secret: string,
  input: unknown,
): Promise<{ id: string }> {
  await requireSetUpSecret(context, secret);
  const parsed = parseInput(setUpInput, input);
  const hash = await hashNewPassword(parsed.password);
  return write(context, async (tx) => {
    await insertWorkplace(tx, parsed.workplace);
    const { handle, name, email, timeZone } = parsed;
    const person = personInput.parse({ handle, name, email, timeZone, admin: true });
    const { id } = await insertPerson(tx, operator, person);
    await setPassword(tx, id, hash);
    await tx.db.deleteFrom('secrets').where('name', '=', 'set-up').execute();
    tx.emit({ name: 'workplaceSetUp', personId: id });
    return { id };
  });
}

/** Only one set-up can win, whichever comes first. */
async function insertWorkplace(tx: Tx, name: string): Promise<void> {
  const made = await tx.db
    .insertInto('workplace')
    .values({ id: newId(), name, created_at: tx.now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) throw conflict('alreadySetUp');
}

/** Gives the workplace another name; it stands over every page. */
export async function renameWorkplace(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  const { name } = parseInput(z.object({ name: nameField }), input);
  await write(context, async (tx) => {
    const named = await tx.db.updateTable('workplace').set({ name }).executeTakeFirst();
    if (named.numUpdatedRows === 0n) await insertWorkplace(tx, name);
    tx.emit({ name: 'workplaceChanged', personId: getPersonId(viewer) });
  });
}

/** For the operator, who needs no page: makes the workplace if there is none yet. */
export async function ensureWorkplace(
  context: CommandContext,
  name = 'Commonplace',
): Promise<void> {
  if (await findWorkplace(context)) return;
  await context.db
    .insertInto('workplace')
    .values({ id: newId(), name, created_at: context.now() })
    .onConflict((on) => on.doNothing())
    .execute();
}
