import { verifyPassword } from 'better-auth/crypto';
import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import type { Reading, Workplace } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { invalid, notAllowed } from '../refusal.ts';
import type { RateLimits } from './rate-limits.ts';

/** Where a change to one's ways in is asked from. */
export interface Asking {
  /** Token of the session, which goes on. */
  session: string | null;
  /** Network address, for counting tries. */
  address: string;
  limits: RateLimits;
}

/** How long after signing in somebody is taken for themselves without a password. */
const freshFor = 86_400_000;

const shown = z.object({ present: z.string().max(200, 'tooLong') });

/**
 * Whoever changes how one signs in shows that it is they: by their `present` password, or, having
 * none, by a session begun within a day. A wrong one is a failed try at signing in. Asked from a
 * session only: no token ever becomes a way in.
 */
export async function requireOneself(
  workplace: Workplace,
  viewer: PersonViewer,
  asking: Asking,
  input: unknown,
): Promise<void> {
  const begun = await sessionBegun(workplace, viewer, asking.session);
  const known = await passwordOf(workplace, viewer);
  if (known) await requirePassword(known, parse(shown, input).present, asking);
  else if (workplace.now().getTime() - begun.getTime() > freshFor) throw notAllowed('sessionStale');
}

/** Whether somebody has a password, rather than coming in by passkey or single sign-on alone. */
export async function hasPassword(reading: Reading, viewer: PersonViewer): Promise<boolean> {
  return (await passwordOf(reading, viewer)) !== null;
}

async function sessionBegun(
  workplace: Workplace,
  viewer: PersonViewer,
  token: string | null,
): Promise<Date> {
  const row = await workplace.db
    .selectFrom('sessions')
    .select('created_at')
    .where('token', '=', token ?? '')
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', workplace.now())
    .executeTakeFirst();
  if (!row) throw notAllowed();
  return row.created_at;
}

async function passwordOf({ db }: Reading, viewer: PersonViewer) {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.password as hash', 'people.email'])
    .where('accounts.person_id', '=', viewer.id)
    .where('accounts.provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.hash ? { hash: row.hash, email: row.email ?? viewer.id } : null;
}

async function requirePassword(
  { hash, email }: { hash: string; email: string },
  password: string,
  { address, limits }: Asking,
): Promise<void> {
  const tried = email.toLowerCase();
  await limits.tried(tried, address);
  if (await verifyPassword({ hash, password })) return limits.succeeded(tried, address);
  throw invalid({ present: 'presentPasswordWrong' });
}
