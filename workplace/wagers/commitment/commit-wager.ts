import type { Viewer } from '../../access/index.ts';
import { type CommandContext, conflict, write } from '../../kernel/index.ts';
import { emitWagerEvent, lockOwnWager } from '../core/index.ts';
import { createSeal, loadExpectation, type NewSeal } from '../seals/index.ts';
import { getToday, requireCommittable } from './commitment-checks.ts';

/**
 * Commits to the ends of a wager: all that it expects is sealed as it stands. What could not come
 * out both ways is refused, with every field that is wrong.
 */
export async function commitWager(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<NewSeal> {
  return write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (wager.stage === 'pilot') throw conflict('modelFirst');
    if (wager.stage !== 'model') throw conflict('wagerSealed');
    const expectation = await loadExpectation(tx, wager.id);
    requireCommittable(expectation, null, getToday(viewer, tx.now));
    await tx.db
      .updateTable('wagers')
      .set({ stage: 'commitment' })
      .where('entry_id', '=', wager.id)
      .execute();
    const sealed = await createSeal(tx, viewer, wager, { expectation, reason: null, last: null });
    await emitWagerEvent(tx, viewer, wager, 'wagerCommitted', { seal: sealed.hash });
    return sealed;
  });
}
