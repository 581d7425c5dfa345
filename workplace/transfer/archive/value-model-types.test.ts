import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../../test/archives.ts';
import { settle } from '../../../test/cast.ts';
import { testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../access/index.ts';
import { addUnit, changePerson, changeUnit } from '../../people/index.ts';
import { commitWager } from '../../wagers/commitment/commit-wager.ts';
import { giveForecast } from '../../wagers/forecasts/index.ts';
import { amendWager, getWager } from '../../wagers/index.ts';
import { placeWagerAt, troubleMeasure } from '../../wagers/placed-wager.fixture.ts';
import { addModelVersion, getModel, signModel } from '../../wagers/value-model/index.ts';
import { importArchive } from './index.ts';

/** A signed model that was sealed, amended since, and a forecast. */
async function createValuedWorkplace() {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { ada, ben, cleo } = cast;
  await addUnit(context, ada, { handle: 'finance', title: 'Finance' });
  await changeUnit(context, ada, 'finance', { signsValueModels: true });
  await changePerson(context, ada, 'ben', { units: ['finance'] });
  const { id, finding, ends } = await placeWagerAt(context, ada, {
    stage: 'model',
    resolver: 'cleo',
  });
  const gain = { name: 'gain', low: 1.5, high: 300, unit: 'EUR', shape: 'lognormal', finding };
  const model = { formula: 'gain * 12', unit: 'EUR', quantities: [gain] };
  await addModelVersion(context, ada, id, model);
  const { hash } = await getModel(context, ben, id);
  await signModel(context, ben, id, { hash });
  await commitWager(context, ada, id);
  await addModelVersion(context, ada, id, { ...model, formula: 'gain * 11', reason: 'Less.' });
  const of = { wager: id, end: ends[0]! };
  await giveForecast(context, cleo, of, { probability: 0.7 });
  const [end] = (await getWager(context, ada, id, '2026-03-02')).ends;
  const measures = [{ ...troubleMeasure, id: end!.measures[0]!.id, target: 15 }];
  await amendWager(context, ada, id, { reason: 'More.', ends: [{ ...end!, measures }] });
  await giveForecast(context, ben, of, { probability: 0.4 });
  return context;
}

test('models and signatures are taken along, and forecasts in backups alone', async () => {
  const context = await createValuedWorkplace();
  const lines = await archiveOf(context);
  const types = new Set(lines.map((line) => JSON.parse(line).type));
  expect([...types]).toEqual(
    expect.arrayContaining(['valueModel', 'valueQuantity', 'modelSignature', 'seal']),
  );
  expect(types.has('forecast')).toBe(false);
  const backup = await archiveOf(context, { secrets: true });
  const forecasts = backup
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'forecast');
  const said = new Map(forecasts.map(({ probability, terms }) => [probability, terms]));
  expect([said.get(0.7), said.get(0.4)]).toEqual([undefined, 3]);
  const { context: other } = await testAppForTest();
  await importArchive(other, operator, sourceOf(...lines));
  expect(await archiveOf(other)).toEqual(lines);
  const again = await importArchive(other, operator, sourceOf(...lines));
  expect(await archiveOf(other)).toEqual(lines);
  expect(again).toBeDefined();
});

test('a model that is not what it was, or that counts what people do, is not taken', async () => {
  const lines = await archiveOf(await createValuedWorkplace());
  const told = (type: string, change: object) =>
    lines.map((line) => {
      const record = JSON.parse(line);
      return record.type === type ? `${JSON.stringify({ ...record, ...change })}\n` : line;
    });
  for (const changed of [
    told('valueModel', { formula: 'gain * 13' }),
    told('valueQuantity', { high: 301 }),
    told('valueQuantity', { name: 'comments' }),
    told('valueQuantity', { low: 400 }),
  ]) {
    const { context } = await testAppForTest();
    const refused = importArchive(context, operator, sourceOf(...changed));
    await expect(refused).rejects.toThrow(/does not match its hash|what people do|range is none/);
  }
});
