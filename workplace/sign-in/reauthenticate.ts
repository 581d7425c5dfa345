import { verifyPassword } from 'better-auth/crypto';
import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { invalid, notAllowed, parseInput } from '../kernel/index.ts';
import type { RateLimits } from './rate-limits.ts';

/** Where a change to one's ways in is asked from. */
export interface ReauthContext {
  /** Token of the session, which goes on. */
  session: string | null;
  /** Network address, for counting tries. */
  address: string;
  rateLimits: RateLimits;
}

/** How long after signing in somebody is taken for themselves without a password. */
const FRESH_SESSION_MS = 86_400_000;

const currentPasswordInput = z.object({ currentPassword: z.string().max(200, 'tooLong') });

/**
 * Whoever changes how one signs in shows that it is they: by their `currentPassword`, or, having
 * none, by a session begun within a day. A wrong one is a failed try at signing in. Asked from a
 * session only: no token ever becomes a way in.
 */
export async function reauthenticate(
  context: CommandContext,
  viewer: PersonViewer,
  reauth: ReauthContext,
  input: unknown,
): Promise<void> {
  const begun = await getSessionStart(context, viewer, reauth.session);
  const known = await findPasswordHash(context, viewer);
  if (known)
    await verifyCurrentPassword(
      known,
      parseInput(currentPasswordInput, input).currentPassword,
      reauth,
    );
  else if (context.now().getTime() - begun.getTime() > FRESH_SESSION_MS)
    throw notAllowed('sessionStale');
}

/** Whether somebody has a password, rather than coming in by passkey or single sign-on alone. */
export async function hasPassword(context: QueryContext, viewer: PersonViewer): Promise<boolean> {
  return (await findPasswordHash(context, viewer)) !== null;
}

async function getSessionStart(
  context: CommandContext,
  viewer: PersonViewer,
  token: string | null,
): Promise<Date> {
  const row = await context.db
    .selectFrom('sessions')
    .select('created_at')
    .where('token', '=', token ?? '')
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', context.now())
    .executeTakeFirst();
  if (!row) throw notAllowed();
  return row.created_at;
}

async function findPasswordHash({ db }: QueryContext, viewer: PersonViewer) {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.password as hash', 'people.email'])
    .where('accounts.person_id', '=', viewer.id)
    .where('accounts.provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.hash ? { hash: row.hash, email: row.email ?? viewer.id } : null;
}

async function verifyCurrentPassword(
  { hash, email }: { hash: string; email: string },
  password: string,
  { address, rateLimits }: ReauthContext,
): Promise<void> {
  const tried = email.toLowerCase();
  await rateLimits.countAttempt(tried, address);
  if (await verifyPassword({ hash, password })) return rateLimits.clearAttempts(tried, address);
  throw invalid({ currentPassword: 'currentPasswordWrong' });
}
