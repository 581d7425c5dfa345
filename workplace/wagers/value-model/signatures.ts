import { newId } from '../../../storage/index.ts';
import type { PersonViewer, Viewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { emitWagerEvent, lockWager, type WagerAccess } from '../core/index.ts';
import { signatureInput } from './model-input.ts';

/**
 * Signs the newest version of a value model, which `hash` names as it was looked at: somebody of
 * the unit that signs does, and never whoever made the wager. A later version is unsigned.
 */
export async function signModel(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { hash } = parseInput(signatureInput, input);
  await write(context, async (tx) => {
    const wager = await lockSignableWager(tx, viewer, id);
    const model = await getNewestModel(tx, wager.id);
    if (model.hash !== hash) throw conflict('modelChanged');
    if (wager.ownerId === viewer.id) throw notAllowed('signerIsOwner');
    const unit = await getSigningUnitTitle(tx, viewer);
    const owner = { entry_id: wager.id, owner_id: wager.ownerId };
    const signed = { signed_by: viewer.id, signed_at: tx.now, signed_for: unit };
    const added = await tx.db
      .insertInto('model_signatures')
      .values({ id: newId(), model_id: model.id, hash, ...owner, ...signed, withdrawn_at: null })
      .onConflict((on) => on.column('model_id').where('withdrawn_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw conflict('modelSigned');
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'signature' });
  });
}

/** Takes one’s own signature back; that it stood is kept. */
export async function withdrawSignature(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  await write(context, async (tx) => {
    const wager = await lockSignableWager(tx, viewer, id);
    const model = await getNewestModel(tx, wager.id);
    const signature = await tx.db
      .selectFrom('model_signatures')
      .where('model_id', '=', model.id)
      .where('withdrawn_at', 'is', null)
      .select(['id', 'signed_by'])
      .executeTakeFirst();
    if (!signature) throw notFound();
    if (signature.signed_by !== viewer.id) throw notAllowed('signatureOfOther');
    await tx.db
      .updateTable('model_signatures')
      .set({ withdrawn_at: tx.now })
      .where('id', '=', signature.id)
      .execute();
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'signature' });
  });
}

/** Signing needs no membership of the space, but that one sees it. */
async function lockSignableWager(tx: Tx, viewer: Viewer, id: string): Promise<WagerAccess> {
  const wager = await lockWager(tx, viewer, id);
  if (viewer.kind === 'person' && viewer.scope === 'read') throw notAllowed();
  if (wager.space.archived) throw notAllowed('spaceArchived');
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

async function getNewestModel(tx: Tx, wager: string): Promise<{ id: string; hash: string }> {
  const model = await tx.db
    .selectFrom('value_models')
    .where('entry_id', '=', wager)
    .orderBy('version', 'desc')
    .select(['id', 'hash'])
    .executeTakeFirst();
  if (!model) throw notFound();
  return model;
}

/** The title of the unit for which they sign. */
async function getSigningUnitTitle(tx: Tx, { id }: PersonViewer): Promise<string> {
  const unit = await tx.db
    .selectFrom('units')
    .where('signs', '=', true)
    .select(['id', 'title'])
    .executeTakeFirst();
  if (!unit) throw conflict('noUnitSigns');
  const member = await tx.db
    .selectFrom('unit_people')
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', id)
    .select('person_id')
    .executeTakeFirst();
  if (!member) throw notAllowed('signerElsewhere');
  return unit.title;
}
