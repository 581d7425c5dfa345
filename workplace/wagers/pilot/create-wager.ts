import type { PersonViewer } from '../../access/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { AppError, invalid } from '../../kernel/index.ts';
import type { WagerInput } from '../core/index.ts';
import { toFactColumns } from '../core/index.ts';
import { insertQuestions } from './questions.ts';

/** What a wager keeps beside its entry, from the moment that this is published: a pilot. */
export async function createWager(
  tx: Tx,
  viewer: PersonViewer,
  { id, spaceId }: { id: string; spaceId: string },
  { wager }: { wager?: WagerInput | undefined },
): Promise<void> {
  if (!wager) throw invalid({ wager: 'wagerMissing' });
  const { questions, because, belief, will, ...rest } = wager;
  const columns = await toFactColumns(tx, viewer, { ownerId: viewer.id, spaceId }, rest).catch(
    rethrowWithinWager,
  );
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
  await insertQuestions(tx, id, questions);
}

/** The same refusal about the fields of the wager within the entry. */
function rethrowWithinWager(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const { code, reason, fields } = error;
  const named = Object.entries(fields).map(([field, why]) => [`wager.${field}`, why]);
  throw new AppError(code, reason, Object.fromEntries(named));
}
