import type { Writing } from '../happenings/index.ts';
import { conflict } from '../refusal.ts';

/**
 * What a wager said goes with the words of its entry, as long as it was neither committed nor
 * resolved: what was lost has to stay as visible as what was won. Works that it led to stay.
 */
export async function forgetWager(tx: Writing, id: string): Promise<void> {
  const wager = await tx.db
    .selectFrom('wagers')
    .where('entry_id', '=', id)
    .select('stage')
    .executeTakeFirst();
  if (wager?.stage === 'commitment' || wager?.stage === 'closed') throw conflict('wagerStays');
  await tx.db.deleteFrom('value_models').where('entry_id', '=', id).execute();
  await tx.db.deleteFrom('wagers').where('entry_id', '=', id).execute();
}
