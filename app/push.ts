import type { Logger } from 'pino';
import type { CommandContext, SingleFlight } from '../workplace/kernel/index.ts';
import { ensurePushKeys, makePushTransport, makePushWorker } from '../workplace/push/index.ts';
import type { Config } from './config.ts';

/** How this process pushes, and the key that browsers ask for; null where PUSH is off. */
export async function openPush(
  config: Config,
  context: CommandContext,
  log: Logger,
): Promise<{ worker: SingleFlight; key: string } | null> {
  if (!config.push) return null;
  const keys = await ensurePushKeys(context);
  const address = config.publicUrl ?? '';
  const subject = address.startsWith('https:') ? address : 'mailto:commonplace@localhost';
  const worker = makePushWorker({
    context,
    keys,
    subject,
    send: makePushTransport(),
    log: (level, fields, message) => log[level](fields, message),
  });
  return { worker, key: keys.publicKey };
}
