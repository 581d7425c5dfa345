import type { Logger } from 'pino';
import type { Workplace } from '../workplace/happenings/index.ts';
import { carrier, makePushOffice, pushKeys } from '../workplace/push/index.ts';
import type { Rounds } from '../workplace/rounds.ts';
import type { Config } from './config.ts';

/** How this process pushes, and the key that browsers ask for; null where PUSH is off. */
export async function openPush(
  config: Config,
  workplace: Workplace,
  log: Logger,
): Promise<{ office: Rounds; key: string } | null> {
  if (!config.push) return null;
  const keys = await pushKeys(workplace);
  const address = config.publicUrl ?? '';
  const subject = address.startsWith('https:') ? address : 'mailto:commonplace@localhost';
  const office = makePushOffice({
    workplace,
    keys,
    subject,
    carry: carrier(),
    log: (level, fields, message) => log[level](fields, message),
  });
  return { office, key: keys.publicKey };
}
