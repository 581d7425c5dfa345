import { createHash, timingSafeEqual } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { mayAdminister } from '../../workplace/access/index.ts';
import { receiveMail } from '../../workplace/mail/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import type { Api, Asked } from './asking.ts';
import { Problem } from './problems.ts';
import { json, once } from './routes.ts';

/** Where mails are handed over as they are, which is not in JSON. */
export const mailPath = '/api/v1/mail';
const secretHeader = 'mail-secret';

const route = createRoute({
  method: 'post',
  path: mailPath,
  summary: 'Hand over an answer by mail (mail servers)',
  description: [
    'For a mail server that cannot speak SMTP or LMTP to the workplace. It shows the secret of the',
    'setting `MAIL_HOOK_SECRET` in the header `Mail-Secret`; the token of an administrator does as',
    'well. The body is the mail as it came, at most 30 MB. It must come from a server that checked',
    'where the mail is from (SPF, DKIM, DMARC). The same mail twice is one comment.',
  ].join(' '),
  tags: ['Mail'],
  request: {
    query: z.object({
      to: z.string().max(320, 'tooLong').optional().openapi({
        description: 'The recipient of the envelope; otherwise the head of the mail says it.',
      }),
      sender: z.string().max(320, 'tooLong').optional().openapi({
        description: 'The sender of the envelope; empty for a bounce.',
      }),
    }),
    headers: once.headers,
    body: {
      required: true,
      content: { 'message/rfc822': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    200: json(
      z
        .object({
          received: z.enum(['comment', 'dropped']).openapi({
            description: 'What machines send, and what came before, is `dropped`.',
          }),
          comment: z.uuid().nullable(),
        })
        .openapi('ReceivedMail'),
      'What became of it',
    ),
  },
});

/** `POST /api/v1/mail`: answers by mail, from a server that speaks HTTP. */
export function mail(api: Api, doorway: Doorway): void {
  api.openapi(route, async (c) => {
    if (!mayAdminister(c.var.viewer) && !showsMailSecret(c, doorway))
      throw new Problem('notAllowed');
    const { to = null, sender = null } = c.req.valid('query');
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const { workplace, mail, log } = doorway;
    const received = await receiveMail(workplace, mail, { raw, to, sender });
    log.info({ mail: received.is }, 'a mail came in');
    const comment = received.is === 'comment' ? received.id : null;
    return c.json({ received: received.is, comment }, 200);
  });
}

/** Whether somebody at this address shows the secret that mail servers have. */
export function showsMailSecret(c: Asked, { mail }: Doorway): boolean {
  const shown = c.req.header(secretHeader);
  if (c.req.path !== mailPath || !mail.hookSecret || shown === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(mail.hookSecret));
}
