import type { CommandContext } from '../kernel/index.ts';
import { createSingleFlight, type SingleFlight } from '../kernel/index.ts';
import { queuePushes } from './queue-pushes.ts';
import { type PushSendOptions, sendPushes } from './send-pushes.ts';

interface PushWorkerOptions extends Omit<PushSendOptions, 'isStopping'> {
  context: CommandContext;
  log(level: 'info' | 'error', fields: object, message: string): void;
}

/** Whoever queues and sends the pushes of this process. */
export function makePushWorker({ context, log, ...sender }: PushWorkerOptions): SingleFlight {
  const once = async () => {
    const queued = await queuePushes(context);
    const sent = await sendPushes(context, {
      ...sender,
      isStopping: () => singleFlight.isStopped(),
    });
    const counts = { queued, ...sent };
    if (Object.values(counts).some((n) => n > 0)) log('info', counts, 'push run finished');
  };
  const singleFlight = createSingleFlight(once, (err) => log('error', { err }, 'push run failed'));
  return singleFlight;
}
