import { isId, newId } from '../../storage/index.ts';
import type { PersonViewer, Viewer } from '../access/index.ts';
import { getStanding, mayEditEntry } from '../entries/standing.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { safeUrl } from '../text/bounds.ts';
import { hashOf, newSecret } from '../tokens/tokens.ts';
import { findPersonViewer } from '../tokens/viewer.ts';
import { isOwnCount } from './doing.ts';
import { knowOwnPages } from './evidence.ts';
import { requireWager } from './labels.ts';
import { addReading } from './reading.ts';
import { hookInput } from './rules.ts';
import { holdOwn, holdWager } from './standing.ts';

/** An address for the readings of one measure, without its secret. */
export interface HookView {
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
export async function addHook(
  workplace: Workplace,
  viewer: PersonViewer,
  { wager: id, measure }: { wager: string; measure: string },
  input: unknown,
): Promise<{ id: string; secret: string }> {
  const { label, evidence } = parse(hookInput, input);
  const secret = newSecret('cpr');
  const made = await write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    await requireMeasure(tx, wager.id, measure);
    const hook = { id: newId(), entry_id: wager.id, measure_id: measure, person_id: viewer.id };
    const evidence_url = await pageOf(tx, evidence);
    const hash = hashOf(secret);
    await tx.db
      .insertInto('reading_hooks')
      .values({ ...hook, hash, label, evidence_url, created_at: tx.now })
      .execute();
    return { id: hook.id, hash };
  });
  // A repeated request finds the first one's, whose secret is kept nowhere.
  if (made.hash !== hashOf(secret)) throw conflict('tokenShownOnce');
  return { id: made.id, secret };
}

async function pageOf(tx: Writing, evidence: string): Promise<string> {
  if (isOwnCount(evidence)) throw invalid({ evidence: 'evidenceCountsDoing' });
  const url = safeUrl(evidence);
  if (!url) throw invalid({ evidence: 'evidenceUnknown' });
  if ((await knowOwnPages(tx))(url)) throw invalid({ evidence: 'evidenceOwnPage' });
  return url;
}

async function requireMeasure(tx: Writing, wager: string, id: string): Promise<void> {
  const row = await tx.db
    .selectFrom('measures')
    .where('id', '=', id)
    .where('entry_id', '=', wager)
    .select('id')
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** The addresses of a wager that still take readings, for whoever made it. */
export async function listHooks(reading: Reading, viewer: Viewer, id: string): Promise<HookView[]> {
  await requireWager(reading, viewer, id);
  if (!mayEditEntry(viewer, await getStanding(reading, viewer, id))) throw notAllowed();
  return reading.db
    .selectFrom('reading_hooks')
    .where('entry_id', '=', id)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .select(['id', 'measure_id as measure', 'label', 'evidence_url as evidence'])
    .select(['created_at as createdAt', 'last_used_at as lastUsedAt'])
    .execute();
}

/** Ends an address: whoever knows it hands in nothing any more. */
export async function revokeHook(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  hook: string,
): Promise<void> {
  await write(workplace, async (tx) => {
    const wager = await holdWager(tx, viewer, id);
    if (!mayEditEntry(viewer, wager)) throw notAllowed();
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
interface Shown {
  hook: string;
  secret: string;
  key?: string | undefined;
}

/** A reading as a program hands it in; where it names no evidence, the page of the address is it. */
export async function takeReading(
  workplace: Workplace,
  { hook, secret, key }: Shown,
  input: object,
): Promise<{ id: string }> {
  const known = await findHook(workplace, hook, secret);
  if (!known) throw notFound();
  const { viewer, wager, measure, evidence } = known;
  const said = { evidence, ...input };
  const request = hashOf(`${hook} ${JSON.stringify(said)}`);
  const once = key === undefined ? {} : { once: { personId: viewer.id, key, request } };
  const of = { wager, measure, via: 'webhook' as const };
  const reading = await addReading({ ...workplace, ...once }, viewer, of, said);
  await noteUse(workplace, hook);
  return reading;
}

/** The hook of this id and secret, in whose name it speaks, and of what. */
async function findHook(workplace: Workplace, id: string, secret: string) {
  if (!isId(id)) return null;
  const row = await workplace.db
    .selectFrom('reading_hooks')
    .where('reading_hooks.id', '=', id)
    .where('reading_hooks.hash', '=', hashOf(secret))
    .where('reading_hooks.revoked_at', 'is', null)
    .select(['reading_hooks.person_id as person', 'reading_hooks.entry_id as wager'])
    .select(['reading_hooks.measure_id as measure', 'reading_hooks.evidence_url as evidence'])
    .executeTakeFirst();
  const viewer = row && (await findPersonViewer(workplace, row.person));
  return viewer ? { ...row, viewer } : null;
}

/** So that an address that nobody uses any more can be told from one that is. */
async function noteUse(workplace: Workplace, id: string): Promise<void> {
  await workplace.db
    .updateTable('reading_hooks')
    .set({ last_used_at: workplace.now() })
    .where('id', '=', id)
    .execute();
}
