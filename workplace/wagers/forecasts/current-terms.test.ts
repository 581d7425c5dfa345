import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { runs } from '../../../test/runs.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import type { PersonViewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { amendWager, getWager } from '../index.ts';
import {
  type PlacedWager,
  placeWagerAt,
  resolveWithValue,
  troubleMeasure,
} from '../placed-wager.fixture.ts';
import { addForecasters, makeForecastActions } from './forecasters.fixture.ts';
import { getForecastAccuracy, MIN_FORECASTERS } from './index.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
let forecasters: PersonViewer[];
let { give, takeBack, look }: ReturnType<typeof makeForecastActions> = {} as never;

beforeAll(async () => {
  app = await openTestApp();
  ({ context } = app);
  cast = await settle(context);
  forecasters = await addForecasters(context, 9);
  ({ give, takeBack, look } = makeForecastActions(context));
});
afterAll(() => app.close());

/** Amends the only measure of its first end. */
async function amendEnds({ id }: PlacedWager, change: object): Promise<void> {
  const [end] = (await getWager(context, cast.ada, id, '2026-03-02')).ends;
  const { id: of, target, due } = end!.measures[0]!;
  const measures = [{ ...troubleMeasure, id: of, target, due, ...change }];
  const changed = { id: end!.id, title: end!.title, measures };
  await amendWager(context, cast.ada, id, { reason: 'Known since today.', ends: [changed] });
}

describe('what was expected of an end whose terms were changed', () => {
  test('is kept and marked, and counts when it is said anew, were it the same', async () => {
    const placed = await placeWagerAt(context, cast.ada);
    for (const [n, viewer] of forecasters.slice(0, 6).entries()) await give(viewer, placed, n / 10);
    const { all: before } = await look(cast.ada, placed);
    expect(before).toMatchObject({ people: 6, earlierTerms: false });
    await amendEnds(placed, { target: 15 });
    const mine = await look(forecasters[2]!, placed);
    expect(mine.own).toMatchObject({ probability: 0.2, earlierTerms: true });
    expect(mine.all).toEqual({ ...before, earlierTerms: true });
    for (const [n, viewer] of forecasters.slice(0, 5).entries()) await give(viewer, placed, n / 10);
    expect((await look(forecasters[2]!, placed)).own).toMatchObject({ earlierTerms: false });
    expect((await look(cast.ada, placed)).all).toEqual({ ...before, earlierTerms: true });
    await give(forecasters[5]!, placed, 0.5);
    expect((await look(cast.ada, placed)).all).toEqual(before);
  });

  test('is shown of nobody whom the view before and the one after would tell apart', async () => {
    const placed = await placeWagerAt(context, cast.ada);
    for (const [n, viewer] of forecasters.slice(0, 7).entries()) await give(viewer, placed, n / 10);
    for (const viewer of forecasters.slice(0, 5)) await give(viewer, placed, 0.9);
    const { all: before } = await look(cast.ada, placed);
    expect(before).toMatchObject({ people: 7 });
    await amendEnds(placed, { due: '2027-09-30' });
    for (const viewer of forecasters.slice(0, 5)) await give(viewer, placed, 0.9);
    await give(forecasters[5]!, placed, 0.5);
    // Six say it anew; with the seventh gone, the difference would be what the seventh said.
    expect((await look(cast.ada, placed)).all).toEqual({ ...before, earlierTerms: true });
    await takeBack(forecasters[6]!, placed);
    expect((await look(cast.ada, placed)).all).toEqual({ ...before, earlierTerms: true });
  });

  test('stands where only its reader, its baseline, its range or its title is another', async () => {
    const placed = await placeWagerAt(context, cast.ada);
    await give(cast.cleo, placed, 0.5);
    const [end] = placed.ends;
    await amendEnds(placed, { reader: 'cleo', range: { low: 10, high: 30 } });
    await amendEnds(placed, { reader: 'cleo', baseline: 41 });
    const { ends } = await getWager(context, cast.ada, placed.id, '2026-03-02');
    const measures = [{ ...troubleMeasure, id: ends[0]!.measures[0]!.id }];
    const called = [{ id: end, title: 'Houses stay warm', measures }];
    await amendWager(context, cast.ada, placed.id, { reason: 'Clearer.', ends: called });
    expect((await look(cast.cleo, placed)).own).toMatchObject({ earlierTerms: false });
  });

  test('is not scored, nor part of how well the workplace foresees', async () => {
    const before = await getForecastAccuracy(context, forecasters[0]!);
    const placed = await placeWagerAt(context, cast.ada);
    for (const viewer of forecasters.slice(0, 6)) await give(viewer, placed, 0.5);
    await amendEnds(placed, { target: 15 });
    await give(forecasters[1]!, placed, 0.6);
    await resolveWithValue(context, cast.ben, placed, 30);
    expect((await look(forecasters[0]!, placed)).own).toMatchObject({
      earlierTerms: true,
      brier: null,
    });
    expect((await look(forecasters[1]!, placed)).own).toMatchObject({
      earlierTerms: false,
      brier: expect.closeTo(0.36, 10),
    });
    expect(await getForecastAccuracy(context, forecasters[0]!)).toEqual(before);
  });
});

interface ExpectedAggregate {
  terms: number;
  said: Map<number, number>;
}

type ForecastStep = 'amend' | { who: number; probability: number | null };

/** What is counted of a wager, told along with it. */
interface ForecastModel extends ExpectedAggregate {
  placed: PlacedWager;
  views: ExpectedAggregate[];
  shown: string;
}

async function applyStep(telling: ForecastModel, act: ForecastStep): Promise<void> {
  const { placed, said } = telling;
  if (act === 'amend') {
    telling.terms += 1;
    said.clear();
    return amendEnds(placed, { target: telling.terms % 2 ? 20 : 15 });
  }
  const { who, probability } = act;
  if (probability === null) {
    said.delete(who);
    return takeBack(forecasters[who]!, placed);
  }
  said.set(who, probability);
  return give(forecasters[who]!, placed, probability);
}

/** Notes what is shown, where it is something new; it must be of all who spoke of these terms. */
async function recordAggregate(telling: ForecastModel): Promise<void> {
  const { placed, said, views, terms } = telling;
  const { all } = await look(cast.ada, placed);
  if (!all || all.earlierTerms) return;
  const numbers = JSON.stringify(all);
  if (numbers === telling.shown && views.at(-1)!.terms === terms) return;
  telling.shown = numbers;
  views.push({ terms, said: new Map(said) });
  const mean = [...said.values()].reduce((a, b) => a + b, 0) / said.size;
  expect(all.people).toBe(said.size);
  expect(Math.abs(all.mean - mean)).toBeLessThan(0.0051);
}

/** Two views differ by nobody, of other terms, or by six people at least. */
function expectFarApart(one: ExpectedAggregate, other: ExpectedAggregate): void {
  const differ = forecasters.filter((_, who) => one.said.get(who) !== other.said.get(who)).length;
  if (differ === 0) expect(one.terms).not.toBe(other.terms);
  else expect(differ).toBeGreaterThanOrEqual(MIN_FORECASTERS);
}

const arbitraryForecast = fc.record({
  who: fc.nat(8),
  probability: fc.option(
    fc.integer({ min: 0, max: 2 }).map((n) => n / 2),
    { freq: 8 },
  ),
});
const arbitrarySteps = fc.array(
  fc.oneof(
    { weight: 14, arbitrary: arbitraryForecast },
    { weight: 1, arbitrary: fc.constant<ForecastStep>('amend') },
  ),
  { minLength: 60, maxLength: 80 },
);

test('however terms change, no two views differ by what fewer than six said', async () => {
  let renewed = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySteps, async (all) => {
      const placed = await placeWagerAt(context, cast.ada);
      const views: ExpectedAggregate[] = [{ terms: 0, said: new Map() }];
      const telling: ForecastModel = { placed, views, terms: 1, said: new Map(), shown: '' };
      for (const act of all) {
        await applyStep(telling, act);
        await recordAggregate(telling);
      }
      for (const [n, view] of views.entries()) {
        for (const earlier of views.slice(0, n)) expectFarApart(view, earlier);
      }
      renewed += views.filter(({ terms }) => terms > 1).length;
    }),
    { numRuns: runs(0.08) },
  );
  expect(renewed).toBeGreaterThan(0);
});
