import type { PersonViewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed } from '../refusal.ts';
import { getOffer, type OfferView } from './offers.ts';
import { answerInput } from './rules.ts';

/**
 * Says what the viewer thinks of something that was suggested to them; what they said before, they
 * may change. Nobody else learns of it. Its slot is free from then on.
 */
export async function answerOffer(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<OfferView> {
  if (viewer.scope === 'read') throw notAllowed();
  const { answer } = parse(answerInput, input);
  return write(workplace, async (tx) => {
    const offer = await getOffer(tx, viewer, id);
    await tx.db
      .updateTable('offers')
      .set({ answer, answered_at: tx.now, ended_at: tx.now })
      .where('id', '=', offer.id)
      .execute();
    return { ...offer, answer };
  });
}
