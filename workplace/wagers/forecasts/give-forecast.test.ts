import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../../test/cast.ts';
import { runs } from '../../../test/runs.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import type { PersonViewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { placeWagerAt, resolveWithValue } from '../placed-wager.fixture.ts';
import { addForecasters, makeForecastActions } from './forecasters.fixture.ts';
import { getForecastAccuracy, giveForecast, MIN_FORECASTERS } from './index.ts';

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

describe('a forecast', () => {
  test('is its forecaster’s alone, until six have given one', async () => {
    const placed = await placeWagerAt(context, cast.ada);
    for (const [n, viewer] of forecasters.slice(0, 5).entries()) await give(viewer, placed, n / 10);
    expect(await look(cast.ada, placed)).toMatchObject({ own: null, all: null, met: null });
    expect(await look(forecasters[3]!, placed)).toMatchObject({
      own: { probability: 0.3, brier: null },
    });
    await give(forecasters[0]!, placed, 0.9);
    expect((await look(cast.ada, placed)).all).toBeNull();
    await give(forecasters[5]!, placed, 0.501);
    const all = {
      people: 6,
      mean: 0.4,
      lower: 0.23,
      median: 0.35,
      upper: 0.48,
      earlierTerms: false,
    };
    expect(await look(cast.ada, placed)).toMatchObject({ own: null, all });
    await give(forecasters[6]!, placed, 1);
    await takeBack(forecasters[0]!, placed);
    expect((await look(cast.ada, placed)).all).toEqual(all);
    expect((await look(forecasters[0]!, placed)).own).toBeNull();
    const told = app.happened.filter(({ personId }) => personId === forecasters[6]!.id);
    expect(told).toEqual([]);
  });

  test('is given while the wager is committed, by whoever sees it', async () => {
    const early = await placeWagerAt(context, cast.ada, { stage: 'model' });
    await expect(give(forecasters[0]!, early, 0.5)).rejects.toMatchObject({
      reason: 'forecastTooEarly',
    });
    const placed = await placeWagerAt(context, cast.ada, { space: 'attic' });
    for (const act of [
      () => give(forecasters[0]!, placed, 0.5),
      () => takeBack(forecasters[0]!, placed),
      () => look(forecasters[0]!, placed),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'notFound' });
    }
    await give(cast.ben, placed, 0.5);
    const reader = await viewerFor(context, 'ben', 'read');
    await expect(give(reader, placed, 0.5)).rejects.toMatchObject({ code: 'notAllowed' });
    for (const wrong of [-0.1, 1.1, Number.NaN, '0.5', null]) {
      const refused = give(cast.ben, placed, wrong as number);
      await expect(refused).rejects.toMatchObject({ code: 'invalid' });
    }
    const elsewhere = { ...placed, ends: early.ends };
    await expect(give(cast.ben, elsewhere, 0.5)).rejects.toMatchObject({ code: 'notFound' });
    await resolveWithValue(context, cast.ben, placed, 10);
    await expect(give(cast.ben, placed, 0.6)).rejects.toMatchObject({ reason: 'wagerClosed' });
  });

  test('is scored at the closing, for whoever gave it', async () => {
    const placed = await placeWagerAt(context, cast.ada);
    await give(cast.cleo, placed, 0.9);
    await give(cast.gus, placed, 0.9).catch(() => {});
    await resolveWithValue(context, cast.ben, placed, 30);
    expect(await look(cast.cleo, placed)).toMatchObject({
      met: false,
      own: { brier: expect.closeTo(0.81, 10) },
    });
    expect(await look(cast.ben, placed)).toMatchObject({ met: false, own: null });
    const { own } = await getForecastAccuracy(context, cast.cleo);
    expect(own).toEqual({ resolved: 1, brier: expect.closeTo(0.81, 10) });
  });
});

test('no two times that something is shown differ by what fewer than six said', async () => {
  const act = fc.record({
    who: fc.nat(forecasters.length - 1),
    probability: fc.option(
      fc.integer({ min: 0, max: 3 }).map((n) => n / 3),
      { freq: 6 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 50, maxLength: 70 }), async (acts) => {
      const placed = await placeWagerAt(context, cast.ada);
      const said = new Map<number, number>();
      const views = [{ said: new Map<number, number>(), all: null as object | null }];
      for (const { who, probability } of acts) {
        if (probability === null) await takeBack(forecasters[who]!, placed);
        else await give(forecasters[who]!, placed, probability);
        if (probability === null) said.delete(who);
        else said.set(who, probability);
        const { all } = await look(cast.ada, placed);
        if (JSON.stringify(all) !== JSON.stringify(views.at(-1)!.all)) {
          const mean = [...said.values()].reduce((a, b) => a + b, 0) / said.size;
          expect(all).toMatchObject({ people: said.size });
          expect(Math.abs((all as unknown as { mean: number }).mean - mean)).toBeLessThan(0.0051);
          views.push({ said: new Map(said), all });
        }
      }
      for (const [n, view] of views.entries()) {
        for (const earlier of views.slice(0, n)) {
          const differ = forecasters.filter(
            (_, who) => view.said.get(who) !== earlier.said.get(who),
          );
          expect(differ.length).toBeGreaterThanOrEqual(MIN_FORECASTERS);
        }
      }
      return views.length > 1;
    }),
    { numRuns: runs(0.1) },
  );
});

test('how well the workplace foresees is told from twenty ends on, of what one sees', async () => {
  const before = (await getForecastAccuracy(context, cast.ben)).resolved;
  const [inYard, inAttic] = [
    await placeWagerAt(context, cast.ada, { ends: 20 }),
    await placeWagerAt(context, cast.ada, { ends: 1, space: 'attic' }),
  ];
  for (const [n, end] of inYard.ends.entries()) {
    if (n === 19)
      expect(await getForecastAccuracy(context, cast.ben)).toMatchObject({ calibration: null });
    for (const viewer of forecasters.slice(0, 6)) {
      await giveForecast(
        context,
        viewer,
        { wager: inYard.id, end },
        { probability: n < 10 ? 0.2 : 0.8 },
      );
    }
  }
  await resolveWithValue(context, cast.ben, inYard, 30);
  await give(cast.ben, inAttic, 0.5);
  await resolveWithValue(context, cast.ben, inAttic, 10);
  const foresight = await getForecastAccuracy(context, cast.cleo);
  expect(foresight.resolved).toBe(before + 20);
  expect(foresight.calibration).toMatchObject({ n: before + 20, brier: expect.closeTo(0.34, 10) });
  expect(foresight.calibration!.bins[7]).toMatchObject({
    n: 10,
    met: 0,
    expected: expect.closeTo(0.8, 10),
  });
});
