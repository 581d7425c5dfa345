import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import type { PersonViewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { deactivatePerson, reactivatePerson } from '../../people/index.ts';
import { addMember, removeMember } from '../../spaces/index.ts';
import { amendWager, getWager } from '../index.ts';
import {
  type PlacedWager,
  placeWagerAt,
  resolveWithValue,
  troubleMeasure,
} from '../placed-wager.fixture.ts';
import { addForecasters, makeForecastActions } from './forecasters.fixture.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
let forecasters: PersonViewer[];
let { give, look }: ReturnType<typeof makeForecastActions> = {} as never;

beforeAll(async () => {
  app = await openTestApp();
  ({ context } = app);
  cast = await settle(context);
  forecasters = await addForecasters(context, 12);
  ({ give, look } = makeForecastActions(context));
});
afterAll(() => app.close());

const toShare = (n: number) => n / 20;

/** A wager of which these people said 0 %, 5 %, 10 % and so on, and what is shown of that. */
async function placeForecastedWager(people: readonly PersonViewer[], space = 'yard') {
  const placed = await placeWagerAt(context, cast.ada, { space });
  for (const [n, viewer] of people.entries()) await give(viewer, placed, toShare(n));
  return { placed, before: (await look(cast.ada, placed)).all };
}

const getAggregate = async (placed: PlacedWager) => (await look(cast.ada, placed)).all;

describe('a forecaster who leaves', () => {
  test('takes nothing out of what is shown, however others change their minds', async () => {
    const six = forecasters.slice(0, 6);
    const { placed, before } = await placeForecastedWager(six);
    expect(before).toMatchObject({ people: 6 });
    await deactivatePerson(context, cast.ada, 'seer-5');
    expect(await getAggregate(placed)).toEqual(before);
    for (const viewer of six.slice(0, 5)) await give(viewer, placed, 1);
    expect(await getAggregate(placed)).toEqual(before);
    await give(forecasters[6]!, placed, 1);
    expect(await getAggregate(placed)).toMatchObject({ people: 7, upper: 1 });
    await reactivatePerson(context, cast.ada, 'seer-5');
    const back = await viewerFor(context, 'seer-5');
    expect((await look(back, placed)).own).toMatchObject({ probability: 0.25 });
    await resolveWithValue(context, cast.ben, placed, 10);
    expect((await look(back, placed)).own).toMatchObject({ brier: 0.5625 });
  });

  test('of a closed space counts on there, and sees nothing of it', async () => {
    const six = forecasters.slice(0, 6);
    for (const { handle } of six) await addMember(context, cast.ada, 'attic', { handle });
    const { placed, before } = await placeForecastedWager(six, 'attic');
    await removeMember(context, cast.ada, 'attic', 'seer-0');
    await expect(look(six[0]!, placed)).rejects.toMatchObject({ code: 'notFound' });
    expect(await getAggregate(placed)).toEqual(before);
    for (const viewer of six.slice(1)) await give(viewer, placed, 0.9);
    expect(await getAggregate(placed)).toEqual(before);
  });

  test('whom an operator takes out of the tables is not uncovered by the others', async () => {
    const [gone, ...others] = forecasters.toReversed();
    const { placed } = await placeForecastedWager([gone!, ...others]);
    const before = await getAggregate(placed);
    expect(before).toMatchObject({ people: 12 });
    await context.db.deleteFrom('people').where('id', '=', gone!.id).execute();
    const [end] = (await getWager(context, cast.ada, placed.id, '2026-03-02')).ends;
    const measures = [{ ...troubleMeasure, id: end!.measures[0]!.id, target: 15 }];
    const ends = [{ id: end!.id, title: end!.title, measures }];
    await amendWager(context, cast.ada, placed.id, { reason: 'Known now.', ends });
    for (const [n, viewer] of others.entries()) await give(viewer, placed, toShare(n + 1));
    expect(await getAggregate(placed)).toEqual({ ...before, earlierTerms: true });
  });
});
