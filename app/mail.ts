import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { MailAccess } from '../doors/shared/door-context.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import {
  deriveMailKey,
  listNewFollowedEntries,
  type MailWorker,
  makeMailTransport,
  makeMailWorker,
  makeReplyRateLimit,
} from '../workplace/mail/index.ts';
import type { Config } from './config.ts';

interface MailOptions {
  config: Config;
  pool: Pool;
  context: CommandContext;
  log: Logger;
}

/** How this process does its mail, and what the doors are given of it. */
export async function openMail(
  parts: MailOptions,
): Promise<{ worker: MailWorker; mail: MailAccess }> {
  const { config, pool, context, log } = parts;
  const { smtpUrl, from, domain, hookSecret } = config.mail;
  const key = await deriveMailKey(context);
  const canSend = smtpUrl !== null;
  const settings = { key, publicUrl: config.publicUrl, from, domain, canSend };
  const worker = makeMailWorker({
    context,
    settings,
    transport: smtpUrl === null ? null : makeMailTransport(smtpUrl),
    listNewEntries: listNewFollowedEntries,
    log: (level, fields, message) => log[level](fields, message),
  });
  const limits = makeReplyRateLimit(pool);
  return { worker, mail: { settings, limits, hookSecret, sendSoon: worker.runSoon } };
}
