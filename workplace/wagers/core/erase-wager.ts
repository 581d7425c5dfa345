import type { Tx } from '../../kernel/index.ts';

/** What a wager said goes with the words of its entry. Works that it led to stay. */
export async function eraseWager(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('value_models').where('entry_id', '=', id).execute();
  await tx.db.deleteFrom('wagers').where('entry_id', '=', id).execute();
}
