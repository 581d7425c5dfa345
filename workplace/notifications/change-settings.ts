import type { PersonViewer } from '../access/index.ts';
import { type CommandContext, invalid, notAllowed, parseInput, write } from '../kernel/index.ts';
import { rescheduleHeldNotifications } from './quiet-hours.ts';
import { notificationSettingsInput } from './rules.ts';
import { getNotificationSettings } from './settings.ts';

/**
 * Changes one's own; what is not named stays as it is. What quiet hours held waits for the end of
 * the new ones, and is let go of at once where it is not in any.
 */
export async function changeNotificationSettings(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const change = parseInput(notificationSettingsInput, input);
  await write(context, async (tx) => {
    const before = await getNotificationSettings(tx, viewer);
    const { quietFrom, quietUntil, digestAt, ...same } = { ...before, ...change };
    if ('quietFrom' in change || 'quietUntil' in change) requireQuietHours(quietFrom, quietUntil);
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
      tx.emit({ name: 'presenceHidden', personId: viewer.id });
    }
    await rescheduleHeldNotifications(tx, viewer.id);
  });
}

type ClockTime = string | null | undefined;

/**
 * Half of what is named may meet a half that stood before. Hours from one time to the same are none,
 * or the whole day: whoever says so has to say which.
 */
function requireQuietHours(from: ClockTime, until: ClockTime): void {
  if (!from !== !until)
    throw invalid({ [from ? 'quietUntil' : 'quietFrom']: 'quietHoursIncomplete' });
  if (from && from === until) throw invalid({ quietUntil: 'quietHoursEmpty' });
}
