import { isId, newId } from '../../../storage/index.ts';
import type { PersonViewer, Viewer } from '../../access/index.ts';
import { canEditEntry, getEntryAccess } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { toSafeUrl } from '../../text/index.ts';
import { createSecret, findPersonViewer, hashSecret } from '../../tokens/index.ts';
import { hookInput, isActivityPage, lockOwnWager, lockWager, requireWager } from '../core/index.ts';
import { addReading } from './add-reading.ts';
import { loadOwnPageCheck } from './evidence.ts';

/** An address for the readings of one measure, without its secret. */
export interface ReadingHookView {
  id: string;
  measure: string;
  label: string;
  evidence: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/**
 * Makes an address at which a program hands in readings of a measure, in the name of whoever made
 * the wager. Its secret is in the answer and nowhere else.
 */
export async function addReadingHook(
  context: CommandContext,
  viewer: PersonViewer,
  { wager: id, measure }: { wager: string; measure: string },
  input: unknown,
): Promise<{ id: string; secret: string }> {
  const { label, evidence } = parseInput(hookInput, input);
  const secret = createSecret('cpr');
  const made = await write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    await requireMeasure(tx, wager.id, measure);
    const hook = { id: newId(), entry_id: wager.id, measure_id: measure, person_id: viewer.id };
    const evidence_url = await resolveEvidencePage(tx, evidence);
    const hash = hashSecret(secret);
    await tx.db
      .insertInto('reading_hooks')
      .values({ ...hook, hash, label, evidence_url, created_at: tx.now })
      .execute();
    return { id: hook.id, hash };
  });
  // A repeated request finds the first one's, whose secret is kept nowhere.
  if (made.hash !== hashSecret(secret)) throw conflict('tokenShownOnce');
  return { id: made.id, secret };
}

async function resolveEvidencePage(tx: Tx, evidence: string): Promise<string> {
  if (isActivityPage(evidence)) throw invalid({ evidence: 'evidenceCountsDoing' });
  const url = toSafeUrl(evidence);
  if (!url) throw invalid({ evidence: 'evidenceUnknown' });
  if ((await loadOwnPageCheck(tx))(url)) throw invalid({ evidence: 'evidenceOwnPage' });
  return url;
}

async function requireMeasure(tx: Tx, wager: string, id: string): Promise<void> {
  const row = await tx.db
    .selectFrom('measures')
    .where('id', '=', id)
    .where('entry_id', '=', wager)
    .select('id')
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** The addresses of a wager that still take readings, for whoever made it. */
export async function listReadingHooks(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<ReadingHookView[]> {
  await requireWager(context, viewer, id);
  if (!canEditEntry(viewer, await getEntryAccess(context, viewer, id))) throw notAllowed();
  return context.db
    .selectFrom('reading_hooks')
    .where('entry_id', '=', id)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .select(['id', 'measure_id as measure', 'label', 'evidence_url as evidence'])
    .select(['created_at as createdAt', 'last_used_at as lastUsedAt'])
    .execute();
}

/** Ends an address: whoever knows it hands in nothing any more. */
export async function revokeReadingHook(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  hook: string,
): Promise<void> {
  await write(context, async (tx) => {
    const wager = await lockWager(tx, viewer, id);
    if (!canEditEntry(viewer, wager)) throw notAllowed();
    const revoked = await tx.db
      .updateTable('reading_hooks')
      .set({ revoked_at: tx.now })
      .where('id', '=', hook)
      .where('entry_id', '=', wager.id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) throw notFound();
  });
}

/** What a program shows at an address; with a `key`, the same reading sent again is one. */
interface HookRequest {
  hook: string;
  secret: string;
  key?: string | undefined;
}

/** A reading as a program hands it in; where it names no evidence, the page of the address is it. */
export async function receiveHookReading(
  context: CommandContext,
  { hook, secret, key }: HookRequest,
  input: object,
): Promise<{ id: string }> {
  const known = await authenticateHook(context, hook, secret);
  if (!known) throw notFound();
  const { viewer, wager, measure, evidence } = known;
  const entered = { evidence, ...input };
  const request = hashSecret(`${hook} ${JSON.stringify(entered)}`);
  const idempotencyKey = key === undefined ? undefined : { personId: viewer.id, key, request };
  const idempotent: CommandContext = idempotencyKey ? { ...context, idempotencyKey } : context;
  const target = { wager, measure, via: 'webhook' as const };
  const reading = await addReading(idempotent, viewer, target, entered);
  await updateLastUse(context, hook);
  return reading;
}

/** The hook of this id and secret, in whose name it speaks, and of what. */
async function authenticateHook(context: CommandContext, id: string, secret: string) {
  if (!isId(id)) return null;
  const row = await context.db
    .selectFrom('reading_hooks')
    .where('reading_hooks.id', '=', id)
    .where('reading_hooks.hash', '=', hashSecret(secret))
    .where('reading_hooks.revoked_at', 'is', null)
    .select(['reading_hooks.person_id as person', 'reading_hooks.entry_id as wager'])
    .select(['reading_hooks.measure_id as measure', 'reading_hooks.evidence_url as evidence'])
    .executeTakeFirst();
  const viewer = row && (await findPersonViewer(context, row.person));
  return viewer ? { ...row, viewer } : null;
}

/** So that an address that nobody uses any more can be told from one that is. */
async function updateLastUse(context: CommandContext, id: string): Promise<void> {
  await context.db
    .updateTable('reading_hooks')
    .set({ last_used_at: context.now() })
    .where('id', '=', id)
    .execute();
}
