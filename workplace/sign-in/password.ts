import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { newId } from '../../storage/index.ts';
import type { Tx } from '../kernel/index.ts';

export const passwordField = z.string().min(10, 'passwordShort').max(200, 'tooLong');

/** A password as it is kept; slow on purpose, so call it before the transaction begins. */
export function hashNewPassword(password: string): Promise<string> {
  return hashPassword(password);
}

/**
 * Gives somebody a password in place of any earlier one, and ends the sessions begun with that,
 * but for the one whose token is `kept`.
 */
export async function setPassword(
  tx: Tx,
  person: string,
  hash: string,
  kept: string | null = null,
): Promise<void> {
  const changed = await tx.db
    .updateTable('accounts')
    .set({ password: hash, updated_at: tx.now })
    .where('person_id', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  await tx.db
    .deleteFrom('sessions')
    .where('person_id', '=', person)
    .where('token', '<>', kept ?? '')
    .execute();
  tx.emit({ name: 'sessionEnded', personId: person });
  if (changed.numUpdatedRows > 0n) return;
  await tx.db
    .insertInto('accounts')
    .values({
      id: newId(),
      account_id: person,
      provider_id: 'credential',
      person_id: person,
      password: hash,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
}
