import type { PersonViewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { invalid, notAllowed } from '../refusal.ts';
import { holdAnew } from './releasing.ts';
import { attentionInput } from './rules.ts';
import { getAttention } from './settings.ts';

/**
 * Changes one's own; what is not named stays as it is. What quiet hours held waits for the end of
 * the new ones, and is let go of at once where it is not in any.
 */
export async function changeAttention(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const change = parse(attentionInput, input);
  await write(workplace, async (tx) => {
    const before = await getAttention(tx, viewer);
    const { quietFrom, quietUntil, digestAt, ...same } = { ...before, ...change };
    if ('quietFrom' in change || 'quietUntil' in change) requireHours(quietFrom, quietUntil);
    const values = {
      ...same,
      digest_at: digestAt,
      quiet_from: quietFrom ?? null,
      quiet_until: quietUntil ?? null,
    };
    await tx.db
      .insertInto('attention')
      .values({ person_id: viewer.id, ...values })
      .onConflict((on) => on.column('person_id').doUpdateSet(values))
      .execute();
    if (before.present && !same.present) {
      tx.happened({ name: 'presenceHidden', personId: viewer.id });
    }
    await holdAnew(tx, viewer.id);
  });
}

type Clock = string | null | undefined;

/**
 * Half of what is named may meet a half that stood before. Hours from one time to the same are none,
 * or the whole day: whoever says so has to say which.
 */
function requireHours(from: Clock, until: Clock): void {
  if (!from !== !until) throw invalid({ [from ? 'quietUntil' : 'quietFrom']: 'quietHoursHalf' });
  if (from && from === until) throw invalid({ quietUntil: 'quietHoursSame' });
}
