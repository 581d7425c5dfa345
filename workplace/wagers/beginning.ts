import type { PersonViewer } from '../access/index.ts';
import type { Writing } from '../happenings/index.ts';
import { invalid, Refusal } from '../refusal.ts';
import { columnsOf } from './facts.ts';
import { storeQuestions } from './questions.ts';
import type { WagerInput } from './rules.ts';

/** What a wager keeps beside its entry, from the moment that this is published: a pilot. */
export async function beginWager(
  tx: Writing,
  viewer: PersonViewer,
  { id, spaceId }: { id: string; spaceId: string },
  { wager }: { wager?: WagerInput | undefined },
): Promise<void> {
  if (!wager) throw invalid({ wager: 'wagerMissing' });
  const { questions, because, belief, will, ...rest } = wager;
  const columns = await columnsOf(tx, viewer, { ownerId: viewer.id, spaceId }, rest).catch(within);
  await tx.db
    .insertInto('wagers')
    .values({
      entry_id: id,
      owner_id: viewer.id,
      stage: 'pilot',
      because,
      belief,
      will,
      ...columns,
    })
    .execute();
  await storeQuestions(tx, id, questions);
}

/** The same refusal about the fields of the wager within the entry. */
function within(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const { code, reason, fields } = error;
  const named = Object.entries(fields).map(([field, why]) => [`wager.${field}`, why]);
  throw new Refusal(code, reason, Object.fromEntries(named));
}
