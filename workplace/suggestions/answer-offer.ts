import type { PersonViewer } from '../access/index.ts';
import { type CommandContext, notAllowed, parseInput, write } from '../kernel/index.ts';
import { getOffer, type OfferView } from './offers.ts';
import { offerAnswerInput } from './rules.ts';

/**
 * Says what the viewer thinks of something that was suggested to them; what they said before, they
 * may change. Nobody else learns of it. Its slot is free from then on.
 */
export async function answerOffer(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<OfferView> {
  if (viewer.scope === 'read') throw notAllowed();
  const { answer } = parseInput(offerAnswerInput, input);
  return write(context, async (tx) => {
    const offer = await getOffer(tx, viewer, id);
    await tx.db
      .updateTable('offers')
      .set({ answer, answered_at: tx.now, ended_at: tx.now })
      .where('id', '=', offer.id)
      .execute();
    return { ...offer, answer };
  });
}
