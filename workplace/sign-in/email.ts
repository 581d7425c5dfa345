import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import {
  type CommandContext,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import { requireFreeEmail } from '../people/index.ts';
import { type ReauthContext, reauthenticate } from './reauthenticate.ts';

export const emailField = z.email('emailMalformed').max(254, 'tooLong');

const newEmailInput = z.object({ email: z.string('emailMalformed').trim().pipe(emailField) });

/** The address that one signs in with, which nobody else is shown; null where there is none. */
export async function findOwnEmail(
  { db }: QueryContext,
  viewer: PersonViewer,
): Promise<string | null> {
  const row = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', viewer.id)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** Changes the address that one signs in with (`email`, and `currentPassword` where one has a password). */
export async function changeEmail(
  context: CommandContext,
  viewer: PersonViewer,
  reauth: ReauthContext,
  input: unknown,
): Promise<void> {
  const { email } = parseInput(newEmailInput, input);
  await reauthenticate(context, viewer, reauth, input);
  await write(context, async (tx) => {
    await setEmail(tx, viewer.id, email);
    tx.emit({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

/** Gives somebody an address in place of any earlier one; refuses one that is somebody else's. */
export async function setEmail(tx: Tx, person: string, address: string): Promise<void> {
  const email = address.trim().toLowerCase();
  await requireFreeEmail(tx, email, person);
  await tx.db
    .updateTable('people')
    .set({ email, updated_at: tx.now })
    .where('id', '=', person)
    .execute();
}
