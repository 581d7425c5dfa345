import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { requireFreeEmail } from '../people/commands.ts';
import { type Asking, requireOneself } from './oneself.ts';

export const emailField = z.email('emailMalformed').max(254, 'tooLong');

const newEmail = z.object({ email: z.string('emailMalformed').trim().pipe(emailField) });

/** The address that one signs in with, which nobody else is shown; null where there is none. */
export async function findOwnEmail({ db }: Reading, viewer: PersonViewer): Promise<string | null> {
  const row = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', viewer.id)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** Changes the address that one signs in with (`email`, and `present` where one has a password). */
export async function changeEmail(
  workplace: Workplace,
  viewer: PersonViewer,
  asking: Asking,
  input: unknown,
): Promise<void> {
  const { email } = parse(newEmail, input);
  await requireOneself(workplace, viewer, asking, input);
  await write(workplace, async (tx) => {
    await setEmail(tx, viewer.id, email);
    tx.happened({ name: 'personChanged', personId: viewer.id, data: { person: viewer.id } });
  });
}

/** Gives somebody an address in place of any earlier one; refuses one that is somebody else's. */
export async function setEmail(tx: Writing, person: string, address: string): Promise<void> {
  const email = address.trim().toLowerCase();
  await requireFreeEmail(tx, email, person);
  await tx.db
    .updateTable('people')
    .set({ email, updated_at: tx.now })
    .where('id', '=', person)
    .execute();
}
