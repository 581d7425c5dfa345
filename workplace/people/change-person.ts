import type { z } from 'zod';
import { mayAdminister, personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { invalid, notAllowed, notFound } from '../refusal.ts';
import { stepDown } from '../spaces/succession.ts';
import { peopleChanged, requireAnAdmin, requireFreeEmail, setUnits } from './commands.ts';
import { setReportsTo } from './reporting.ts';
import { handlePattern, personChange } from './rules.ts';

/**
 * Corrects somebody's name, e-mail address, title or units, says to whom they report, makes a member
 * of a guest or a guest of a member, and an administrator or none. What is not named stays as it is.
 * The last administrator remains one, and who becomes a guest hands on the spaces that they tended.
 */
export async function changePerson(
  workplace: Workplace,
  viewer: Viewer,
  handle: string,
  input: unknown,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const change = parse(personChange, input);
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await alterPerson(tx, viewer, handle, change);
  });
}

export type PersonChange = z.output<typeof personChange>;

/** The writing part of changing somebody, for whoever holds the people's stamp. */
export async function alterPerson(
  tx: Writing,
  viewer: Viewer,
  handle: string,
  { units, reportsTo, ...change }: PersonChange,
): Promise<void> {
  const before = await personHere(tx, handle);
  const after = { ...before, ...said(change) };
  if (after.admin && after.standing === 'guest') throw invalid({ admin: 'adminIsMember' });
  if (after.email && after.email !== before.email)
    await requireFreeEmail(tx, after.email, before.id);
  const { id, ...columns } = after;
  const verified = after.email === before.email ? {} : { email_verified: false };
  await tx.db
    .updateTable('people')
    .set({ ...columns, ...verified, updated_at: tx.now })
    .where('id', '=', id)
    .execute();
  if (units) await setUnits(tx, id, units);
  if (reportsTo !== undefined) await setReportsTo(tx, id, reportsTo);
  if (before.admin && !after.admin) await requireAnAdmin(tx);
  if (before.standing !== after.standing && after.standing === 'guest')
    await stepDown(tx, viewer, id);
  tx.happened({ name: 'personChanged', personId: personId(viewer), data: { person: id } });
}

/** Only what was named. */
function said<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

async function personHere(tx: Writing, handle: string) {
  if (!handlePattern.test(handle)) throw notFound();
  const person = await tx.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'title', 'standing', 'admin'])
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
export async function takePersonBack(
  workplace: Workplace,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (!handlePattern.test(handle)) throw notFound();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await welcomeBack(tx, viewer, handle);
  });
}

/** The writing part of taking somebody back. */
export async function welcomeBack(tx: Writing, viewer: Viewer, handle: string): Promise<void> {
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
  tx.happened({ name: 'personReturned', personId: personId(viewer), data });
}
