import { newId } from '../../../storage/index.ts';
import type { PersonViewer, Viewer } from '../../access/index.ts';
import { type Workplace, type Writing, write } from '../../happenings/index.ts';
import { parse } from '../../input.ts';
import { conflict, notAllowed, notFound } from '../../refusal.ts';
import { holdWager, tellOf, type WagerStanding } from '../standing.ts';
import { signatureInput } from './input.ts';

/**
 * Signs the newest version of a value model, which `hash` names as it was looked at: somebody of
 * the unit that signs does, and never whoever made the wager. A later version is unsigned.
 */
export async function signModel(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<void> {
  const { hash } = parse(signatureInput, input);
  await write(workplace, async (tx) => {
    const wager = await holdSignable(tx, viewer, id);
    const model = await newestOf(tx, wager.id);
    if (model.hash !== hash) throw conflict('modelChanged');
    if (wager.ownerId === viewer.id) throw notAllowed('signerIsOwner');
    const unit = await unitOfSigner(tx, viewer);
    const owner = { entry_id: wager.id, owner_id: wager.ownerId };
    const signed = { signed_by: viewer.id, signed_at: tx.now, signed_for: unit };
    const added = await tx.db
      .insertInto('model_signatures')
      .values({ id: newId(), model_id: model.id, hash, ...owner, ...signed, withdrawn_at: null })
      .onConflict((on) => on.column('model_id').where('withdrawn_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw conflict('modelSigned');
    await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'signature' });
  });
}

/** Takes one’s own signature back; that it stood is kept. */
export async function withdrawSignature(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  await write(workplace, async (tx) => {
    const wager = await holdSignable(tx, viewer, id);
    const model = await newestOf(tx, wager.id);
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
    await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'signature' });
  });
}

/** Signing needs no membership of the space, but that one sees it. */
async function holdSignable(tx: Writing, viewer: Viewer, id: string): Promise<WagerStanding> {
  const wager = await holdWager(tx, viewer, id);
  if (viewer.is === 'person' && viewer.scope === 'read') throw notAllowed();
  if (wager.space.archived) throw notAllowed('spaceArchived');
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

async function newestOf(tx: Writing, wager: string): Promise<{ id: string; hash: string }> {
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
async function unitOfSigner(tx: Writing, { id }: PersonViewer): Promise<string> {
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
