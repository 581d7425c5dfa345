import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { AppError } from '../../../workplace/kernel/index.ts';
import { toSafePath } from '../safe-redirect.ts';
import type { Ctx, WebContext } from '../web-context.ts';

/**
 * Where the request comes from, for counting tries. All that a proxy on this machine passes on
 * comes from the same place, so there the address counts that the proxy itself saw.
 */
export function getClientAddress(c: Ctx): string {
  const address = getRemoteAddress(c);
  if (!/^(::ffff:)?127\.|^::1$/.test(address)) return address;
  const passedOn = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return passedOn && isIP(passedOn) ? passedOn : address;
}

function getRemoteAddress(c: Ctx): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Signs in with a password and goes on to `next`; a failed try counts, and throws a refusal. */
export async function signInWithPassword(
  c: Ctx,
  web: WebContext,
  input: { email: string; password: string; next: string },
): Promise<Response> {
  const { signIn, rateLimits } = web.door;
  const email = input.email.trim().toLowerCase();
  const address = getClientAddress(c);
  await rateLimits.countAttempt(email, address);
  const answer = await signIn.withPassword(c.req.raw, { email, password: input.password });
  if (!answer.ok) throw new AppError('invalid', 'passwordWrong', { form: 'passwordWrong' });
  await rateLimits.clearAttempts(email, address);
  return copyCookies(c.redirect(toSafePath(input.next), 303), answer);
}

/** Takes the cookies of better-auth's answer into ours. */
export function copyCookies(ours: Response, theirs: Response): Response {
  const answer = new Response(ours.body, ours);
  for (const cookie of theirs.headers.getSetCookie()) answer.headers.append('Set-Cookie', cookie);
  return answer;
}
