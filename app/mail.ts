import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Mailing } from '../doors/shared/doorway.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import {
  type MailOffice,
  mailKey,
  makeMailLimits,
  makeMailOffice,
  makePost,
  newWhereFollowed,
} from '../workplace/mail/index.ts';
import type { Config } from './config.ts';

interface Parts {
  config: Config;
  pool: Pool;
  workplace: Workplace;
  log: Logger;
}

/** How this process does its mail, and what the doors are given of it. */
export async function openMail(parts: Parts): Promise<{ office: MailOffice; mail: Mailing }> {
  const { config, pool, workplace, log } = parts;
  const { smtpUrl, from, domain, hookSecret } = config.mail;
  const key = await mailKey(workplace);
  const sends = smtpUrl !== null;
  const settings = { key, publicUrl: config.publicUrl, from, domain, sends };
  const office = makeMailOffice({
    workplace,
    settings,
    post: smtpUrl === null ? null : makePost(smtpUrl),
    listNew: newWhereFollowed,
    log: (level, fields, message) => log[level](fields, message),
  });
  const limits = makeMailLimits(pool);
  return { office, mail: { settings, limits, hookSecret, mailNow: office.mailNow } };
}
