import type { Workplace } from '../happenings/index.ts';
import { inRounds, type Rounds } from '../rounds.ts';
import { queuePushes } from './queueing.ts';
import { type Sender, sendPushes } from './sending.ts';

interface Parts extends Omit<Sender, 'ending'> {
  workplace: Workplace;
  log(level: 'info' | 'error', fields: object, message: string): void;
}

/** Whoever queues and sends the pushes of this process. */
export function makePushOffice({ workplace, log, ...sender }: Parts): Rounds {
  const once = async () => {
    const queued = await queuePushes(workplace);
    const sent = await sendPushes(workplace, { ...sender, ending: () => rounds.stopped() });
    const told = { queued, ...sent };
    if (Object.values(told).some((n) => n > 0)) log('info', told, 'pushed');
  };
  const rounds = inRounds(once, (err) => log('error', { err }, 'nothing was pushed'));
  return rounds;
}
