import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { operator, type PersonViewer } from '../../access/index.ts';
import { publishEntry, withdrawEntry } from '../../entries/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { addPerson, addUnit, changeUnit } from '../../people/index.ts';
import { commitWager } from '../commitment/commit-wager.ts';
import { listSeals } from '../index.ts';
import { type PlacedWager, placeWagerAt } from '../placed-wager.fixture.ts';
import {
  addModelVersion,
  getModel,
  listValueSummaries,
  signModel,
  withdrawSignature,
} from './index.ts';
import { findBrokenModels } from './integrity-checks.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
let signer: PersonViewer;

beforeAll(async () => {
  app = await openTestApp();
  ({ context } = app);
  cast = await settle(context);
  await addUnit(context, cast.ada, { handle: 'finance', title: 'Finance' });
  await addPerson(context, operator, { handle: 'fay', name: 'Fay Odum', units: ['finance'] });
  signer = await viewerFor(context, 'fay');
});
afterAll(() => app.close());

const trips = {
  name: 'trips_saved',
  low: 100,
  high: 300,
  unit: 'trips/year',
  shape: 'lognormal',
};
const price = { name: 'price', low: 80, high: 120, unit: 'EUR/trip' };
const cost = { name: 'cost', low: 9000, high: 14_000, unit: 'EUR/year' };
const years = { name: 'years', low: 3, high: 3, unit: 'years', shape: 'exact' };
const formula = '(trips_saved * price - cost) * years';
const model = { formula, unit: 'EUR', quantities: [trips, price, cost, years] };

const invalidFields = (fields: Record<string, string>) => ({ code: 'invalid', fields });

async function addVersion(placed: PlacedWager, change: object = {}) {
  return addModelVersion(context, cast.ada, placed.id, { ...model, ...change });
}

describe('a value model', () => {
  test('comes from what the pilot found, and is worth what its ranges come to', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const found = { ...trips, finding: placed.finding };
    const priced = { ...price, page: 'https://prices.example.org/trips' };
    const costed = { ...cost, work: placed.work };
    expect(await addVersion(placed, { quantities: [found, priced, costed, years] })).toEqual({
      version: 1,
    });
    const view = await getModel(context, cast.cleo, placed.id);
    expect(view).toMatchObject({ version: 1, unit: 'EUR', assumed: false, signature: null });
    expect(view.quantities.map(({ source }) => source)).toMatchObject([
      { type: 'finding', id: placed.finding, work: { id: placed.work, title: 'Most do' } },
      { type: 'page', url: 'https://prices.example.org/trips' },
      { type: 'work', work: { id: placed.work } },
      { type: 'assumed' },
    ]);
    const { worth } = view;
    expect(worth.draws).toBe(100_000);
    expect(worth.matters[0]!.name).toBe('trips_saved');
    expect(worth.quantiles[3]!.value).toBeGreaterThan(10_000);
    expect(worth.chanceOfLoss).toBeGreaterThan(0);
    const worths = await listValueSummaries(context, cast.cleo, [placed.id, 'nonsense']);
    expect(worths.get(placed.id)).toMatchObject({ assumed: false, signed: false, version: 1 });
  });

  test('says that it is assumed where nothing in it comes from a finding', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    await addVersion(placed);
    expect((await getModel(context, cast.ben, placed.id)).assumed).toBe(true);
    expect((await listValueSummaries(context, cast.ben, [placed.id])).get(placed.id)!.assumed).toBe(
      true,
    );
  });

  test('is one version however often the same request is sent', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const once = { personId: cast.ada.id, key: 'model', request: 'the same' };
    for (let n = 0; n < 2; n += 1) {
      const made = await addModelVersion(
        { ...context, idempotencyKey: once },
        cast.ada,
        placed.id,
        model,
      );
      expect(made).toEqual({ version: 1 });
    }
    expect((await getModel(context, cast.ada, placed.id)).version).toBe(1);
  });

  test('is not made of a pilot, nor by anybody else, nor seen from outside', async () => {
    const early = await placeWagerAt(context, cast.ada, { stage: 'pilot' });
    await expect(addVersion(early)).rejects.toMatchObject({ reason: 'modelTooEarly' });
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model', space: 'attic' });
    const bens = addModelVersion(context, cast.ben, placed.id, model);
    await expect(bens).rejects.toMatchObject({ code: 'notAllowed' });
    await addVersion(placed);
    for (const act of [
      () => addModelVersion(context, cast.cleo, placed.id, model),
      () => getModel(context, cast.cleo, placed.id),
      () => signModel(context, cast.cleo, placed.id, { hash: '0'.repeat(64) }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'notFound' });
    }
    expect(await listValueSummaries(context, cast.cleo, [placed.id])).toEqual(new Map());
  });

  test('counts nothing of what people do here, whatever they call it', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    for (const [quantity, field] of [
      [{ ...trips, name: 'comments' }, 'name'],
      [{ ...trips, name: 'active_users_per_week' }, 'name'],
      [{ ...trips, unit: 'posts' }, 'unit'],
      [{ ...trips, unit: 'EUR/comment' }, 'unit'],
      [{ ...trips, low: { done: 3 } }, 'low'],
    ] as const) {
      const quantities = [quantity, price, cost, years];
      const refused = addVersion(placed, { quantities });
      await expect(refused).rejects.toMatchObject(
        invalidFields({ [`quantities.0.${field}`]: 'countsDoing' }),
      );
    }
    const page = `https://elsewhere.example.org/api/v1/wagers/${placed.id}/means`;
    await expect(addVersion(placed, { quantities: [{ ...trips, page }] })).rejects.toMatchObject(
      invalidFields({ 'quantities.0.page': 'evidenceCountsDoing' }),
    );
  });

  test('is refused with what is wrong with it', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const other = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const hidden = await publishEntry(context, cast.ben, { space: 'attic', title: 'Prices' });
    const given = await publishEntry(context, cast.ben, { space: 'yard', title: 'Prices' });
    await withdrawEntry(context, cast.ben, given.id, {});
    const from = (source: object) => ({
      quantities: [{ ...trips, ...source }, price, cost, years],
    });
    for (const [change, fields] of [
      [{ unit: 'days' }, { 'formula.eur': 'resultUnitDiffers' }],
      [{ formula: 'trips_saved' }, { 'formula.price': 'quantityUnused' }],
      [{ formula: `${formula} + price` }, { 'formula.eur, eur/trip': 'unitsDiffer' }],
      [{ quantities: [] }, { quantities: 'quantitiesMissing' }],
      [{ formula: 'years', unit: 'years', quantities: [years] }, { unit: 'unitNotWorth' }],
      [from({ finding: other.finding }), { 'quantities.0.finding': 'findingUnknown' }],
      [from({ work: placed.id }), { 'quantities.0.work': 'sourceWorkUnknown' }],
      [from({ work: given.id }), { 'quantities.0.work': 'sourceWorkUnknown' }],
      [from({ work: hidden.id }), { 'quantities.0.work': 'sourceElsewhere' }],
      [from({ page: 'nowhere' }), { 'quantities.0.page': 'pageMalformed' }],
      [
        from({ work: placed.work, finding: placed.finding }),
        { 'quantities.0.work': 'sourcesMany' },
      ],
      [{ formula: `${formula} * exp(1000)` }, { formula: 'formulaNotFinite' }],
    ] as [object, Record<string, string>][]) {
      await expect(addVersion(placed, change), JSON.stringify(change)).rejects.toMatchObject(
        invalidFields(fields),
      );
    }
    await expect(getModel(context, cast.ada, placed.id)).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('may come to what the wager is measured in', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const fewer = { name: 'fewer', low: 5, high: 20, unit: 'report/week' };
    await addVersion(placed, { formula: 'fewer', unit: 'reports/week', quantities: [fewer] });
    expect((await getModel(context, cast.ada, placed.id)).unit).toBe('reports/week');
  });

  test('stays as it is, version by version, and so do its numbers', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    await addVersion(placed);
    await addVersion(placed, { quantities: [trips, price, { ...cost, high: 20_000 }, years] });
    await addVersion(placed);
    const [first, second, third] = await Promise.all(
      [1, 2, undefined].map((version) => getModel(context, cast.ada, placed.id, version)),
    );
    expect(third!.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(third!.worth).toEqual(first!.worth);
    expect(second!.worth.seed).not.toBe(first!.worth.seed);
    expect(new Set(third!.versions.map(({ hash }) => hash)).size).toBe(3);
    for (const change of [
      'update value_models set formula = unit',
      'update value_quantities set low = high',
    ]) {
      await expect(sql.raw(change).execute(context.db)).rejects.toMatchObject({ code: 'CP002' });
    }
  });
});

test('a model goes with a wager that is withdrawn before anything was committed', async () => {
  const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
  await addVersion(placed, {
    quantities: [{ ...trips, finding: placed.finding }, price, cost, years],
  });
  await withdrawEntry(context, cast.ada, placed.id, {});
  await expect(getModel(context, cast.ada, placed.id)).rejects.toMatchObject({
    code: 'notFound',
  });
});

test('a committed wager’s model is amended with a reason, and sealed anew', async () => {
  const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
  await addVersion(placed);
  const { hash } = await getModel(context, cast.ada, placed.id);
  await commitWager(context, cast.ada, placed.id);
  const silent = addVersion(placed);
  await expect(silent).rejects.toMatchObject(invalidFields({ reason: 'modelReasonMissing' }));
  await addVersion(placed, { reason: 'Trips are dearer than we thought.' });
  const amended = await getModel(context, cast.ada, placed.id);
  const seals = await listSeals(context, cast.cleo, placed.id);
  const sealed = seals.map(({ body }) => JSON.parse(body).expectation.model);
  expect(sealed).toContainEqual({ version: 1, hash });
  expect(sealed).toContainEqual({ version: 2, hash: amended.hash });
  for (const table of ['value_models', 'value_quantities']) {
    const gone = sql`delete from ${sql.table(table)} where entry_id = ${placed.id}::uuid`;
    await expect(gone.execute(context.db)).rejects.toMatchObject({ code: 'CP002' });
  }
  const behind = sql`insert into value_models select gen_random_uuid(), entry_id, 3, made_by, made_at,
    formula, unit, draws, seed, worth, hash from value_models
    where entry_id = ${placed.id}::uuid limit 1`;
  await expect(behind.execute(context.db)).rejects.toMatchObject({ code: 'CP002' });
});

test('whatever is changed of a model behind its back is found', async () => {
  const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
  await addVersion(placed);
  await addVersion(placed);
  expect(await findBrokenModels(context, [placed.id])).toEqual([]);
  const cost = sql`name = 'cost' and entry_id = ${placed.id}::uuid`;
  const changes = [
    sql`update value_models set formula = formula || ' '`,
    sql`update value_models set unit = 'USD'`,
    sql`update value_models set draws = draws + 1`,
    sql`update value_models set worth = jsonb_set(worth, '{chanceOfLoss}', '0')`,
    sql`update value_models set version = version + 10`,
    sql`update value_models set hash = translate(hash, '0123456789abcdef', '123456789abcdef0')`,
    sql`update value_quantities set low = low - 1 where ${cost}`,
    sql`update value_quantities set unit = 'EUR/week' where ${cost}`,
    sql`update value_quantities set source_url = 'https://example.org/' where ${cost}`,
    sql`delete from value_quantities where ${cost}`,
  ];
  for (const change of changes) {
    const undone = context.db.transaction().execute(async (db) => {
      await sql`alter table value_models disable trigger user`.execute(db);
      await sql`alter table value_quantities disable trigger user`.execute(db);
      await change.execute(db);
      expect(await findBrokenModels({ db }, [placed.id])).not.toEqual([]);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
  }
});

describe('a signature', () => {
  test('is given by the unit that signs, never by whoever made the wager, for one version', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    await addVersion(placed);
    const { hash } = await getModel(context, signer, placed.id);
    const sign = (viewer: PersonViewer, signed = hash) =>
      signModel(context, viewer, placed.id, { hash: signed });
    await expect(sign(signer)).rejects.toMatchObject({ reason: 'noUnitSigns' });
    await changeUnit(context, cast.ada, 'finance', { signsValueModels: true });
    await expect(sign(cast.ben)).rejects.toMatchObject({ reason: 'signerElsewhere' });
    await expect(sign(cast.ada)).rejects.toMatchObject({ reason: 'signerIsOwner' });
    await expect(sign(signer, '0'.repeat(64))).rejects.toMatchObject({ reason: 'modelChanged' });
    await sign(signer);
    await expect(sign(signer)).rejects.toMatchObject({ reason: 'modelSigned' });
    const { signature } = await getModel(context, cast.cleo, placed.id);
    expect(signature).toMatchObject({ by: { handle: 'fay' }, for: 'Finance' });
    await addVersion(placed, { unit: 'eur' });
    const newer = await getModel(context, cast.cleo, placed.id);
    expect(newer.signature).toBeNull();
    expect(newer.versions.map(({ signed }) => signed)).toEqual([false, true]);
  });

  test('is taken back by whoever gave it, and may be given again', async () => {
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    await addVersion(placed);
    const { hash } = await getModel(context, signer, placed.id);
    await signModel(context, signer, placed.id, { hash });
    const adas = withdrawSignature(context, cast.ada, placed.id);
    await expect(adas).rejects.toMatchObject({ reason: 'signatureOfOther' });
    await withdrawSignature(context, signer, placed.id);
    expect((await getModel(context, signer, placed.id)).signature).toBeNull();
    const again = withdrawSignature(context, signer, placed.id);
    await expect(again).rejects.toMatchObject({ code: 'notFound' });
    await signModel(context, signer, placed.id, { hash });
    expect((await getModel(context, signer, placed.id)).signature).not.toBeNull();
  });

  test('is one unit’s at a time', async () => {
    await addUnit(context, cast.ada, { handle: 'audit', title: 'Audit' });
    await changeUnit(context, cast.ada, 'audit', { signsValueModels: true });
    const signing = await context.db
      .selectFrom('units')
      .where('signs', '=', true)
      .select('handle')
      .execute();
    expect(signing).toEqual([{ handle: 'audit' }]);
    await changeUnit(context, cast.ada, 'finance', { signsValueModels: true, title: 'Finance' });
    await changeUnit(context, cast.ada, 'finance', { title: 'Finances' });
    const still = await context.db
      .selectFrom('units')
      .where('signs', '=', true)
      .select('title')
      .execute();
    expect(still).toEqual([{ title: 'Finances' }]);
  });
});
