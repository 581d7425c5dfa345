import { sql } from 'kysely';
import { z } from 'zod';
import { countsActivity, isActivityPage } from '../../wagers/core/index.ts';
import {
  distributionShapes,
  findRangeProblems,
  quantityInput,
  unitInput,
} from '../../wagers/value-model/index.ts';
import { fieldTypes, required } from './field.ts';
import type { RecordType, RecordValues } from './record-type.ts';

const { id, ref, time, line, text, choice, count, url, custom } = fieldTypes;

const entry = ref('entry_id', 'entry', required);
const numberField = (column: string) => custom(column, z.number().min(-1e15).max(1e15), required);
const shareField = (column: string, more = {}) => custom(column, z.number().min(0).max(1), more);
const hashField = custom(
  'hash',
  z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest'),
  required,
);

const countsActivityProblem = 'counts what people do here, which is no value.';

/** A version as it was signed: its hash is made anew when all of it is here. */
const valueModel: RecordType = {
  name: 'valueModel',
  table: 'value_models',
  key: ['id'],
  order: sql`records.entry_id, records.version`,
  fields: {
    id: id(),
    entry,
    version: count('version', required),
    madeBy: ref('made_by', 'person'),
    madeAt: time('made_at', required),
    formula: text('formula', required),
    unit: custom('unit', unitInput, required),
    draws: count('draws', required),
    seed: custom('seed', z.int().min(-2_147_483_648).max(2_147_483_647), required),
    worth: custom('worth', z.record(z.string(), z.unknown()), required),
    hash: hashField,
  },
  problem: ({ unit }) =>
    countsActivity(String(unit)) ? `its unit ${countsActivityProblem}` : null,
};

const valueQuantity: RecordType = {
  name: 'valueQuantity',
  table: 'value_quantities',
  key: ['model', 'position'],
  order: sql`records.model_id, records.position`,
  fields: {
    model: ref('model_id', 'valueModel', { ...required, within: 'entry' }),
    entry,
    position: count('position', required),
    name: custom('name', quantityInput.shape.name, required),
    low: numberField('low'),
    high: numberField('high'),
    unit: custom('unit', unitInput, { defaultValue: '' }),
    shape: choice('shape', distributionShapes, required),
    finding: ref('finding_id', 'finding', { within: 'entry' }),
    work: ref('source_entry', 'entry'),
    page: url('source_url'),
  },
  problem: findQuantityProblem,
};

function findQuantityProblem({ name, low, high, unit, shape, page }: RecordValues): string | null {
  if (countsActivity(String(name)) || countsActivity(String(unit)))
    return `it ${countsActivityProblem}`;
  if (page !== null && isActivityPage(String(page)))
    return `what it comes from ${countsActivityProblem}`;
  const range = { name, low, high, unit, shape } as Parameters<typeof findRangeProblems>[0][number];
  const [wrong] = Object.values(findRangeProblems([range]));
  return wrong ? 'its range is none.' : null;
}

const modelSignature: RecordType = {
  name: 'modelSignature',
  table: 'model_signatures',
  key: ['id'],
  order: sql`records.signed_at, records.id`,
  fields: {
    id: id(),
    model: ref('model_id', 'valueModel', { ...required, within: 'entry' }),
    hash: hashField,
    entry,
    owner: ref('owner_id', 'person', required),
    signedBy: ref('signed_by', 'person', required),
    signedAt: time('signed_at', required),
    signedFor: line('signed_for', 200, required),
    withdrawnAt: time('withdrawn_at'),
  },
  problem: ({ owner, signedBy }) =>
    owner === signedBy ? 'nobody signs the model of a wager of their own.' : null,
};

/** What wagers are worth, and who signed it; before the seals that hold it. */
export const valueModelTypes: readonly RecordType[] = [valueModel, valueQuantity, modelSignature];

const endField = ref('end_id', 'end', { ...required, within: 'entry' });
const roundField = count('round', required);
const termsField = custom('terms', z.int().min(1), { defaultValue: 1 });

const forecast: RecordType = {
  name: 'forecast',
  table: 'forecasts',
  key: ['end', 'person', 'round'],
  order: sql`records.end_id, records.person_id, records.round`,
  fields: {
    end: endField,
    entry,
    person: ref('person_id', 'person', required),
    round: roundField,
    probability: shareField('probability'),
    givenAt: time('given_at', required),
    terms: termsField,
  },
};

const forecastAggregate: RecordType = {
  name: 'forecastView',
  table: 'forecast_views',
  key: ['end', 'round'],
  order: sql`records.end_id, records.round`,
  fields: {
    end: endField,
    entry,
    round: roundField,
    people: count('people', required),
    mean: shareField('mean', required),
    lower: shareField('lower', required),
    median: shareField('median', required),
    upper: shareField('upper', required),
    terms: termsField,
  },
};

/**
 * Promised to nobody else's eyes, and so in backups alone, which move the house. What was shown of
 * all goes with what it was made of: without that, the next view could be set against it.
 */
export const forecastTypes: readonly RecordType[] = [forecast, forecastAggregate];
