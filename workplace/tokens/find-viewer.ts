import { sql } from 'kysely';
import { compileQuery, type Membership, type Scope } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { hashSecret } from './tokens.ts';

interface BearerRow {
  id: string;
  handle: string;
  name: string;
  picture: string | null;
  web_site: string | null;
  time_zone: string;
  membership: Membership;
  admin: boolean;
}

const bearerColumns = [
  'people.id',
  'people.handle',
  'people.name',
  'people.picture',
  'people.web_site',
  'people.time_zone',
  'people.standing as membership',
  'people.admin',
] as const;

function toPersonViewer(person: BearerRow, scope: Scope): PersonViewer {
  return {
    kind: 'person',
    id: person.id,
    handle: person.handle,
    name: person.name,
    picture: person.picture,
    website: person.web_site,
    timeZone: person.time_zone,
    membership: person.membership,
    admin: person.admin,
    scope: scope === 'admin' && !person.admin ? 'write' : scope,
  };
}

const selectTokenBearer = compileQuery(
  (db, { hash, purpose, now }: { hash: string; purpose: 'api' | 'feed'; now: Date }) =>
    db
      .selectFrom('tokens')
      .innerJoin('people', 'people.id', 'tokens.person_id')
      .where('tokens.hash', '=', hash)
      .where('tokens.purpose', '=', purpose)
      .where('tokens.revoked_at', 'is', null)
      .where(sql<boolean>`(tokens.expires_at is null or tokens.expires_at > ${now})`)
      .where('people.left_at', 'is', null)
      .select(['tokens.id as tokenId', 'tokens.scope', 'tokens.last_used_at', ...bearerColumns]),
);

/** Whom a token speaks for, or null: unknown, ended, of another purpose, or of somebody who left. */
export async function findTokenViewer(
  context: CommandContext,
  token: string,
  purpose: 'api' | 'feed',
): Promise<PersonViewer | null> {
  const now = context.now();
  const [row] = await selectTokenBearer(context.db, { hash: hashSecret(token), purpose, now });
  if (!row) return null;
  if (isStaleUse(row.last_used_at, now)) await recordUse(context, row.tokenId, now);
  return toPersonViewer(row, row.scope);
}

/** Noted once an hour at most: it is there to find forgotten tokens, not to watch anybody. */
function isStaleUse(last: Date | null, now: Date): boolean {
  return !last || now.getTime() - last.getTime() > 3_600_000;
}

async function recordUse(context: CommandContext, id: string, now: Date): Promise<void> {
  await context.db.updateTable('tokens').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Whom a session speaks for, or null when it is unknown, over, or of somebody who left. */
export async function findSessionViewer(
  context: QueryContext,
  token: string,
  now: Date,
): Promise<PersonViewer | null> {
  const row = await context.db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', now)
    .where('people.left_at', 'is', null)
    .select(bearerColumns)
    .executeTakeFirst();
  return row ? toPersonViewer(row, row.admin ? 'admin' : 'write') : null;
}

/**
 * Somebody as a viewer, for what is done in their name while they show neither token nor session,
 * such as a mail to them or from them; null where there is nobody, or once they have left.
 */
export async function findPersonViewer(
  context: QueryContext,
  id: string,
): Promise<PersonViewer | null> {
  const row = await context.db
    .selectFrom('people')
    .where('people.id', '=', id)
    .where('people.left_at', 'is', null)
    .select(bearerColumns)
    .executeTakeFirst();
  return row ? toPersonViewer(row, 'write') : null;
}
