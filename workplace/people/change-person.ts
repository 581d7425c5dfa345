import type { z } from 'zod';
import { canAdminister, getPersonId, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import {
  bumpPeopleCounter,
  replaceUnits,
  requireFreeEmail,
  requireRemainingAdmin,
} from './commands.ts';
import { setReportsTo } from './reporting-lines.ts';
import { handlePattern, personChangeInput } from './rules.ts';
import { giveUpStewardRoles } from './space-succession.ts';

/**
 * Corrects somebody's name, e-mail address, title or units, says to whom they report, makes a member
 * of a guest or a guest of a member, and an administrator or none. What is not named stays as it is.
 * The last administrator remains one, and who becomes a guest hands on the spaces that they tended.
 */
export async function changePerson(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
  input: unknown,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  const change = parseInput(personChangeInput, input);
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await updatePerson(tx, viewer, handle, change);
  });
}

export type PersonChange = z.output<typeof personChangeInput>;

/** The writing part of changing somebody, for whoever holds the people counter. */
export async function updatePerson(
  tx: Tx,
  viewer: Viewer,
  handle: string,
  { units, reportsTo, ...change }: PersonChange,
): Promise<void> {
  const before = await getActivePerson(tx, handle);
  const after = { ...before, ...pickDefined(change) };
  if (after.admin && after.membership === 'guest') throw invalid({ admin: 'adminIsMember' });
  if (after.email && after.email !== before.email)
    await requireFreeEmail(tx, after.email, before.id);
  const { id, membership, ...columns } = after;
  const verified = after.email === before.email ? {} : { email_verified: false };
  await tx.db
    .updateTable('people')
    .set({ ...columns, standing: membership, ...verified, updated_at: tx.now })
    .where('id', '=', id)
    .execute();
  if (units) await replaceUnits(tx, id, units);
  if (reportsTo !== undefined) await setReportsTo(tx, id, reportsTo);
  if (before.admin && !after.admin) await requireRemainingAdmin(tx);
  if (before.membership !== after.membership && after.membership === 'guest')
    await giveUpStewardRoles(tx, viewer, id);
  tx.emit({ name: 'personChanged', personId: getPersonId(viewer), data: { person: id } });
}

/** Only what was named. */
function pickDefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

async function getActivePerson(tx: Tx, handle: string) {
  if (!handlePattern.test(handle)) throw notFound();
  const person = await tx.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'title', 'standing as membership', 'admin'])
    .where('handle', '=', handle)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!person) throw notFound();
  return person;
}

/**
 * Somebody who left is here again: they sign in as before, and are in the spaces they were in.
 * Tokens and sessions that ended with them stay ended. Who never left is left in peace.
 */
export async function reactivatePerson(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (!handlePattern.test(handle)) throw notFound();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await setPersonReturned(tx, viewer, handle);
  });
}

/** The writing part of taking somebody back. */
export async function setPersonReturned(tx: Tx, viewer: Viewer, handle: string): Promise<void> {
  const person = await tx.db
    .selectFrom('people')
    .select(['id', 'left_at'])
    .where('handle', '=', handle)
    .executeTakeFirst();
  if (!person) throw notFound();
  if (!person.left_at) return;
  await tx.db
    .updateTable('people')
    .set({ left_at: null, updated_at: tx.now })
    .where('id', '=', person.id)
    .execute();
  const data = { person: person.id };
  tx.emit({ name: 'personReturned', personId: getPersonId(viewer), data });
}
