import { z } from 'zod';
import { isId } from '../../../storage/index.ts';
import type { PersonViewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { lockWager, type WagerAccess } from '../core/index.ts';
import { currentTermsNumber } from './current-terms.ts';
import {
  calculatePublishableAggregate,
  type PublicationHistory,
  type PublishedAggregate,
} from './publishable-aggregate.ts';

export const forecastInput = z.object({
  /** That the end is met: 0 to 1. */
  probability: z
    .number('probabilityMalformed')
    .min(0, 'probabilityMalformed')
    .max(1, 'probabilityMalformed'),
});

/**
 * Says how likely somebody holds it that an end is met, in place of what they said before. It is
 * theirs: no happening tells of it, and nobody else is shown it.
 */
export async function giveForecast(
  context: CommandContext,
  viewer: PersonViewer,
  { wager, end }: { wager: string; end: string },
  input: unknown,
): Promise<void> {
  const { probability } = parseInput(forecastInput, input);
  await write(context, async (tx) => {
    const held = await lockForecastableEnd(tx, viewer, wager, end);
    await saveForecast(tx, held, { person: viewer.id, probability });
  });
}

/** Takes it back: as if nothing had been said, for whatever is shown from now on. */
export async function takeBackForecast(
  context: CommandContext,
  viewer: PersonViewer,
  { wager, end }: { wager: string; end: string },
): Promise<void> {
  await write(context, async (tx) => {
    const held = await lockForecastableEnd(tx, viewer, wager, end);
    await saveForecast(tx, held, { person: viewer.id, probability: null });
  });
}

/** A wager with one of its ends, and since which seal that is about the same. */
interface ForecastableEnd extends WagerAccess {
  end: string;
  terms: number;
}

/** Whoever sees a wager may expect something of it, while nobody knows how it comes out. */
async function lockForecastableEnd(
  tx: Tx,
  viewer: PersonViewer,
  wagerId: string,
  id: string,
): Promise<ForecastableEnd> {
  const wager = await lockWager(tx, viewer, wagerId);
  if (viewer.scope === 'read') throw notAllowed();
  if (wager.space.archived) throw notAllowed('spaceArchived');
  const end = await findEnd(tx, wager.id, id);
  if (!end) throw notFound();
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  if (wager.stage !== 'commitment') throw conflict('forecastTooEarly');
  return { ...wager, end: id, terms: end.terms };
}

async function findEnd(tx: Tx, entry_id: string, id: string) {
  if (!isId(id)) return null;
  const row = await tx.db
    .selectFrom('ends')
    .where('id', '=', id)
    .where('entry_id', '=', entry_id)
    .select(currentTermsNumber.as('terms'))
    .executeTakeFirst();
  return row ?? null;
}

interface ForecastChange {
  person: string;
  probability: number | null;
}

/** The wager is held, so that one comes after the other, and what is shown is shown of all. */
async function saveForecast(
  tx: Tx,
  { id: entry_id, spaceId, end: end_id, terms }: ForecastableEnd,
  { person: person_id, probability }: ForecastChange,
): Promise<void> {
  const views = await listPublishedAggregates(tx, end_id);
  const key = { end_id, entry_id, person_id, round: views.length + 1 };
  const word = { probability, given_at: tx.now, terms };
  await tx.db
    .insertInto('forecasts')
    .values({ ...key, ...word })
    .onConflict((on) => on.columns(['end_id', 'person_id', 'round']).doUpdateSet(word))
    .execute();
  await deleteUncountedWithdrawal(tx, key);
  await publishAggregate(tx, { id: entry_id, spaceId, end: end_id }, { published: views, terms });
}

/** A word taken back that was never counted in anything leaves nothing behind. */
async function deleteUncountedWithdrawal(
  tx: Tx,
  { end_id, person_id, round }: { end_id: string; person_id: string; round: number },
): Promise<void> {
  await tx.db
    .deleteFrom('forecasts')
    .where('end_id', '=', end_id)
    .where('person_id', '=', person_id)
    .where('round', '=', round)
    .where('probability', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('forecasts as earlier')
            .where('earlier.end_id', '=', end_id)
            .where('earlier.person_id', '=', person_id)
            .where('earlier.round', '<', round)
            .select('earlier.round'),
        ),
      ),
    )
    .execute();
}

/** What was shown, in its order; rounds are counted by it. */
function listPublishedAggregates(tx: Tx, end: string): Promise<PublishedAggregate[]> {
  return tx.db
    .selectFrom('forecast_views')
    .where('end_id', '=', end)
    .orderBy('round')
    .select(['terms', 'people'])
    .execute();
}

/** Shows what may be shown by now, and begins another round. Nobody is said to have done it. */
async function publishAggregate(
  tx: Tx,
  { id: entry_id, spaceId, end }: Pick<ForecastableEnd, 'id' | 'spaceId' | 'end'>,
  shown: PublicationHistory,
): Promise<void> {
  const forecasts = await tx.db
    .selectFrom('forecasts')
    .where('end_id', '=', end)
    .select(['person_id as person', 'round', 'probability', 'terms'])
    .execute();
  const view = calculatePublishableAggregate(forecasts, shown);
  if (!view) return;
  await tx.db
    .insertInto('forecast_views')
    .values({
      end_id: end,
      entry_id,
      round: shown.published.length + 1,
      terms: shown.terms,
      ...view,
    })
    .execute();
  await tx.db
    .updateTable('entries')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', entry_id)
    .execute();
  const about = { spaceId, entryId: entry_id, data: { what: 'forecasts' } };
  tx.emit({ name: 'wagerChanged', personId: null, ...about });
}
