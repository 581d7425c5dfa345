import type { Viewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { conflict } from '../refusal.ts';
import { refuseFlaws, todayFor } from './flaws.ts';
import { expected, type Sealed, seal } from './sealing.ts';
import { holdOwn, tellOf } from './standing.ts';

/**
 * Commits to the ends of a wager: all that it expects is sealed as it stands. What could not come
 * out both ways is refused, with every field that is wrong.
 */
export async function commitWager(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<Sealed> {
  return write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    if (wager.stage === 'pilot') throw conflict('modelFirst');
    if (wager.stage !== 'model') throw conflict('wagerSealed');
    const expectation = await expected(tx, wager.id);
    refuseFlaws(expectation, null, todayFor(viewer, tx.now));
    await tx.db
      .updateTable('wagers')
      .set({ stage: 'commitment' })
      .where('entry_id', '=', wager.id)
      .execute();
    const sealed = await seal(tx, viewer, wager, { expectation, reason: null, last: null });
    await tellOf(tx, viewer, wager, 'wagerCommitted', { seal: sealed.hash });
    return sealed;
  });
}
