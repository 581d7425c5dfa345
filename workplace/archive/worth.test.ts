import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../test/archives.ts';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { addUnit, changePerson, changeUnit } from '../people/index.ts';
import { commitWager } from '../wagers/committing.ts';
import { giveForecast } from '../wagers/forecasts/index.ts';
import { amendWager, getWager } from '../wagers/index.ts';
import { measure, place } from '../wagers/placed.fixture.ts';
import { getModel, makeModel, signModel } from '../wagers/worth/index.ts';
import { importArchive } from './index.ts';

/** A signed model that was sealed, amended since, and a forecast. */
async function worthSomething() {
  const { workplace } = await workplaceForTest();
  const cast = await settle(workplace);
  const { ada, ben, cleo } = cast;
  await addUnit(workplace, ada, { handle: 'finance', title: 'Finance' });
  await changeUnit(workplace, ada, 'finance', { signs: true });
  await changePerson(workplace, ada, 'ben', { units: ['finance'] });
  const { id, finding, ends } = await place(workplace, ada, { stage: 'model', resolver: 'cleo' });
  const gain = { name: 'gain', low: 1.5, high: 300, unit: 'EUR', shape: 'lognormal', finding };
  const model = { formula: 'gain * 12', unit: 'EUR', quantities: [gain] };
  await makeModel(workplace, ada, id, model);
  const { hash } = await getModel(workplace, ben, id);
  await signModel(workplace, ben, id, { hash });
  await commitWager(workplace, ada, id);
  await makeModel(workplace, ada, id, { ...model, formula: 'gain * 11', reason: 'Less.' });
  const of = { wager: id, end: ends[0]! };
  await giveForecast(workplace, cleo, of, { probability: 0.7 });
  const [end] = (await getWager(workplace, ada, id, '2026-03-02')).ends;
  const measures = [{ ...measure, id: end!.measures[0]!.id, target: 15 }];
  await amendWager(workplace, ada, id, { reason: 'More.', ends: [{ ...end!, measures }] });
  await giveForecast(workplace, ben, of, { probability: 0.4 });
  return workplace;
}

test('models and signatures are taken along, and forecasts in backups alone', async () => {
  const workplace = await worthSomething();
  const lines = await archiveOf(workplace);
  const types = new Set(lines.map((line) => JSON.parse(line).type));
  expect([...types]).toEqual(
    expect.arrayContaining(['valueModel', 'valueQuantity', 'modelSignature', 'seal']),
  );
  expect(types.has('forecast')).toBe(false);
  const backup = await archiveOf(workplace, { secrets: true });
  const forecasts = backup
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'forecast');
  const said = new Map(forecasts.map(({ probability, terms }) => [probability, terms]));
  expect([said.get(0.7), said.get(0.4)]).toEqual([undefined, 3]);
  const { workplace: other } = await workplaceForTest();
  await importArchive(other, operator, sourceOf(...lines));
  expect(await archiveOf(other)).toEqual(lines);
  const again = await importArchive(other, operator, sourceOf(...lines));
  expect(await archiveOf(other)).toEqual(lines);
  expect(again).toBeDefined();
});

test('a model that is not what it was, or that counts what people do, is not taken', async () => {
  const lines = await archiveOf(await worthSomething());
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
    const { workplace } = await workplaceForTest();
    const refused = importArchive(workplace, operator, sourceOf(...changed));
    await expect(refused).rejects.toThrow(/hash of what it says|what people do|range is none/);
  }
});
