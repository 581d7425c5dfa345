import { createHash, timingSafeEqual } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { canAdminister } from '../../workplace/access/index.ts';
import { receiveReply } from '../../workplace/mail/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';
import type { Api, ApiContext } from './request-context.ts';
import { idempotencyHeader, jsonResponse } from './route-schemas.ts';

/** Where mails are handed over as they are, which is not in JSON. */
export const mailPath = '/api/v1/mail';
const secretHeader = 'mail-secret';

const mailRoute = createRoute({
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
    headers: idempotencyHeader.headers,
    body: {
      required: true,
      content: { 'message/rfc822': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    200: jsonResponse(
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
export function addMailRoutes(api: Api, doorContext: DoorContext): void {
  api.openapi(mailRoute, async (c) => {
    if (!canAdminister(c.var.viewer) && !hasMailSecret(c, doorContext))
      throw new ProblemError('notAllowed');
    const { to = null, sender = null } = c.req.valid('query');
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const { context, mail, log } = doorContext;
    const received = await receiveReply(context, mail, { raw, to, sender });
    log.info({ mail: received.is }, 'mail received');
    const comment = received.is === 'comment' ? received.id : null;
    return c.json({ received: received.is, comment }, 200);
  });
}

/** Whether somebody at this address shows the secret that mail servers have. */
export function hasMailSecret(c: ApiContext, { mail }: DoorContext): boolean {
  const shown = c.req.header(secretHeader);
  if (c.req.path !== mailPath || !mail.hookSecret || shown === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(mail.hookSecret));
}
