import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Refusal } from '../../../workplace/refusal.ts';
import { safeNext } from '../back.ts';
import type { Ctx, House } from '../house.ts';

/**
 * Where the request comes from, for counting tries. All that a proxy on this machine passes on
 * comes from the same place, so there the address counts that the proxy itself saw.
 */
export function addressOf(c: Ctx): string {
  const address = remoteOf(c);
  if (!/^(::ffff:)?127\.|^::1$/.test(address)) return address;
  const passedOn = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return passedOn && isIP(passedOn) ? passedOn : address;
}

function remoteOf(c: Ctx): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Signs in with a password and goes on to `next`; a failed try counts, and throws a refusal. */
export async function signIn(
  c: Ctx,
  house: House,
  input: { email: string; password: string; next: string },
): Promise<Response> {
  const { signIn, rateLimits } = house.doorway;
  const email = input.email.trim().toLowerCase();
  const address = addressOf(c);
  await rateLimits.tried(email, address);
  const answer = await signIn.withPassword(c.req.raw, { email, password: input.password });
  if (!answer.ok) throw new Refusal('invalid', 'passwordWrong', { form: 'passwordWrong' });
  await rateLimits.succeeded(email, address);
  return withCookies(c.redirect(safeNext(input.next), 303), answer);
}

/** Takes the cookies of better-auth's answer into ours. */
export function withCookies(ours: Response, theirs: Response): Response {
  const answer = new Response(ours.body, ours);
  for (const cookie of theirs.headers.getSetCookie()) answer.headers.append('Set-Cookie', cookie);
  return answer;
}
