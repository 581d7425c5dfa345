import { z } from 'zod';
import { isId } from '../../../storage/index.ts';
import type { PersonViewer } from '../../access/index.ts';
import { type Workplace, type Writing, write } from '../../happenings/index.ts';
import { parse } from '../../input.ts';
import { conflict, notAllowed, notFound } from '../../refusal.ts';
import { holdWager, type WagerStanding } from '../standing.ts';
import { nextView } from './rounds.ts';

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
  workplace: Workplace,
  viewer: PersonViewer,
  { wager, end }: { wager: string; end: string },
  input: unknown,
): Promise<void> {
  const { probability } = parse(forecastInput, input);
  await write(workplace, async (tx) => {
    const held = await holdForecastable(tx, viewer, wager, end);
    await say(tx, held, { person: viewer.id, end, probability });
  });
}

/** Takes it back: as if nothing had been said, for whatever is shown from now on. */
export async function takeBackForecast(
  workplace: Workplace,
  viewer: PersonViewer,
  { wager, end }: { wager: string; end: string },
): Promise<void> {
  await write(workplace, async (tx) => {
    const held = await holdForecastable(tx, viewer, wager, end);
    await say(tx, held, { person: viewer.id, end, probability: null });
  });
}

/** Whoever sees a wager may expect something of it, while nobody knows how it comes out. */
async function holdForecastable(
  tx: Writing,
  viewer: PersonViewer,
  id: string,
  end: string,
): Promise<WagerStanding> {
  const wager = await holdWager(tx, viewer, id);
  if (viewer.scope === 'read') throw notAllowed();
  if (wager.space.archived) throw notAllowed('spaceArchived');
  if (!(await hasEnd(tx, wager.id, end))) throw notFound();
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  if (wager.stage !== 'commitment') throw conflict('forecastTooEarly');
  return wager;
}

async function hasEnd(tx: Writing, entry_id: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const row = await tx.db
    .selectFrom('ends')
    .where('id', '=', id)
    .where('entry_id', '=', entry_id)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

interface Saying {
  person: string;
  end: string;
  probability: number | null;
}

/** The wager is held, so that one comes after the other, and what is shown is shown of all. */
async function say(
  tx: Writing,
  wager: WagerStanding,
  { person, end, probability }: Saying,
): Promise<void> {
  const shown = await roundsOf(tx, end);
  const key = { end_id: end, entry_id: wager.id, person_id: person, round: shown + 1 };
  await tx.db
    .insertInto('forecasts')
    .values({ ...key, probability, given_at: tx.now })
    .onConflict((on) =>
      on.columns(['end_id', 'person_id', 'round']).doUpdateSet({ probability, given_at: tx.now }),
    )
    .execute();
  await dropNeedless(tx, key);
  await show(tx, wager, end, shown);
}

/** A word taken back that was never counted in anything leaves nothing behind. */
async function dropNeedless(
  tx: Writing,
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

async function roundsOf(tx: Writing, end: string): Promise<number> {
  const { rounds } = await tx.db
    .selectFrom('forecast_views')
    .where('end_id', '=', end)
    .select((eb) => eb.fn.max('round').as('rounds'))
    .executeTakeFirstOrThrow();
  return rounds ?? 0;
}

/** Shows what may be shown by now, and begins another round. Nobody is said to have done it. */
async function show(tx: Writing, wager: WagerStanding, end: string, shown: number) {
  const said = await tx.db
    .selectFrom('forecasts')
    .where('end_id', '=', end)
    .select(['person_id as person', 'round', 'probability'])
    .execute();
  const view = nextView(said, shown);
  if (!view) return;
  await tx.db
    .insertInto('forecast_views')
    .values({ end_id: end, entry_id: wager.id, round: shown + 1, ...view })
    .execute();
  await tx.db
    .updateTable('entries')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', wager.id)
    .execute();
  const about = { spaceId: wager.spaceId, entryId: wager.id, data: { what: 'forecasts' } };
  tx.happened({ name: 'wagerChanged', personId: null, ...about });
}
