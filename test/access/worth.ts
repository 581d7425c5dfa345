import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { getFan } from '../../workplace/wagers/charts/fan.ts';
import { getForesight, listForecasts } from '../../workplace/wagers/forecasts/index.ts';
import { getModel, listWorths } from '../../workplace/wagers/worth/index.ts';
import { get, type Row } from './asking.ts';
import type { Wagered } from './wagers.ts';
import type { Thing } from './world.ts';

/** A model whose formula and only quantity are the wager’s word, stored past the commands. */
export async function storeWorth(
  { db, now }: Workplace,
  { wagerId: entry_id, wagerWord: name }: Pick<Wagered, 'wagerId' | 'wagerWord'>,
  made_by: string,
): Promise<void> {
  const id = newId();
  const worth = { quantiles: [0.05, 0.5, 0.95].map((share) => ({ share, value: 1 })) };
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`select from wagers where entry_id = ${entry_id}::uuid
      and stage <> 'pilot'`.execute(tx);
    if (rows.length === 0) return;
    await sql`select set_config('commonplace.amends', ${entry_id}, true)`.execute(tx);
    const made = { id, entry_id, version: 1, made_by, made_at: now(), formula: name, unit: 'EUR' };
    await tx
      .insertInto('value_models')
      .values({ ...made, draws: 1, seed: 1, worth: JSON.stringify(worth), hash: '0'.repeat(64) })
      .execute();
    const range = { name, low: 1, high: 2, unit: 'EUR', shape: 'normal' } as const;
    await tx
      .insertInto('value_quantities')
      .values({ model_id: id, entry_id, position: 1, ...range })
      .execute();
  });
}

const one = (name: string, ask: Row['ask']): Row => ({
  ...{ name, shows: 'wagerWord', about: 'one', ask },
});
const door = (name: string, path: (thing: Thing) => string): Row => ({
  ...one(`GET ${name}`, (asking, thing) => get(asking, path(thing))),
  overHttp: true,
});
const measureOf = ({ wagerId, measureId }: Thing) => ({ wager: wagerId, measure: measureId });

/** Answers of numbers alone show the word where they were given at all. */
const given = async (asked: Promise<unknown>, { wagerWord }: Thing) => {
  const answer = (await asked) as { status: number };
  return answer.status === 200 ? { ...answer, wagerWord } : answer;
};

/** Every way to what wagers are worth, and to what is expected of them. */
export const worthRows: Row[] = [
  one('getModel', ({ workplace, viewer }, { wagerId }) => getModel(workplace, viewer, wagerId)),
  one('listForecasts', ({ workplace, viewer }, { wagerId }) =>
    listForecasts(workplace, viewer, wagerId),
  ),
  one('listWorths', async ({ workplace, viewer }, { wagerId, wagerWord }) => {
    const worths = await listWorths(workplace, viewer, [wagerId]);
    return worths.has(wagerId) ? wagerWord : null;
  }),
  one('getFan', async ({ workplace, viewer }, thing) => {
    const fan = await getFan(workplace, viewer, measureOf(thing));
    return { fan, wagerWord: thing.wagerWord };
  }),
  {
    ...one('getForesight', ({ workplace, viewer }) => getForesight(workplace, viewer)),
    ...{ about: 'all', partial: true },
  },
  door('…/model', ({ wagerId }) => `/api/v1/wagers/${wagerId}/model`),
  door('…/forecasts', ({ wagerId }) => `/api/v1/wagers/${wagerId}/forecasts`),
  {
    ...door('…/chart', () => ''),
    ask: (asking, thing) => {
      const { wagerId, measureId } = thing;
      return given(get(asking, `/api/v1/wagers/${wagerId}/measures/${measureId}/chart`), thing);
    },
  },
  {
    ...door('/api/v1/wagers/calibration', () => '/api/v1/wagers/calibration'),
    ...{ about: 'all', partial: true },
  },
];
