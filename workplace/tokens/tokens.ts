import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isId, newId, type Scope } from '../../storage/index.ts';
import { canAdminister, type PersonViewer, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { cleanLine } from '../text/index.ts';

export const tokenInput = z.object({
  purpose: z.enum(['api', 'feed']).default('api'),
  scope: z.enum(['read', 'write', 'admin'], 'scopeUnknown').default('write'),
  label: z.string().max(200, 'tooLong').default('').transform(cleanLine),
});

/** A token without its secret, as its owner sees it. */
export interface TokenView {
  id: string;
  purpose: 'api' | 'feed';
  scope: Scope;
  label: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What is stored of a secret: it has 256 random bits, so one round of SHA-256 is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A new secret for a token or an invitation: 256 random bits, safe in an address. */
export function createSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/**
 * Makes a token for a person (oneself; the operator for anybody). The secret is in the answer and
 * nowhere else. A feed token only reads; an admin token needs an administrator.
 */
export async function createToken(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
  input: unknown,
): Promise<{ id: string; token: string }> {
  const parsed = parseInput(tokenInput, input);
  const scope = parsed.purpose === 'feed' ? 'read' : parsed.scope;
  const token = createSecret(parsed.purpose === 'feed' ? 'cpf' : 'cpa');
  const made = await write(context, async (tx) => {
    const person = await tx.db
      .selectFrom('people')
      .select(['id', 'admin'])
      .where('handle', '=', handle)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!person) throw notFound('personUnknown');
    requireTokenRights(viewer, person.id, scope, parsed.purpose);
    if (scope === 'admin' && !person.admin) throw invalid({ scope: 'scopeNeedsAdmin' });
    const id = newId();
    await tx.db
      .insertInto('tokens')
      .values({
        id,
        person_id: person.id,
        purpose: parsed.purpose,
        scope,
        label: parsed.label,
        hash: hashSecret(token),
        created_at: tx.now,
      })
      .execute();
    return { id, hash: hashSecret(token) };
  });
  // A repeated request finds the first one's token, whose secret is kept nowhere.
  if (made.hash !== hashSecret(token)) throw conflict('tokenShownOnce');
  return { id: made.id, token };
}

/** A token never makes one that may do more than itself. */
function requireTokenRights(viewer: Viewer, person: string, scope: Scope, purpose: string): void {
  if (viewer.kind === 'operator') return;
  if (viewer.kind !== 'person' || viewer.id !== person) throw notAllowed();
  if (viewer.scope === 'read' && purpose !== 'feed') throw notAllowed();
  if (scope === 'admin' && !canAdminister(viewer)) throw notAllowed();
}

/** One's own tokens that still work. */
export async function listTokens(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<TokenView[]> {
  return context.db
    .selectFrom('tokens')
    .where('person_id', '=', viewer.id)
    .where('revoked_at', 'is', null)
    .select([
      'id',
      'purpose',
      'scope',
      'label',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends one of one's own tokens at once. */
export async function revokeToken(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    const done = await tx.db
      .updateTable('tokens')
      .set({ revoked_at: tx.now })
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw notFound();
    tx.emit({ name: 'tokenRevoked', personId: viewer.id });
  });
}
