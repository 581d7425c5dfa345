import { sql } from 'kysely';
import { z } from 'zod';
import { countsDoing, isOwnCount } from '../wagers/doing.ts';
import { quantityShape, rangesRefused, shapes, unitText } from '../wagers/worth/quantities.ts';
import { facts, need } from './fact.ts';
import type { RecordType, Values } from './record-type.ts';

const { id, ref, time, line, text, choice, count, url, of } = facts;

const entry = ref('entry_id', 'entry', need);
const number = (column: string) => of(column, z.number().min(-1e15).max(1e15), need);
const share = (column: string, more = {}) => of(column, z.number().min(0).max(1), more);
const hash = of('hash', z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest'), need);

const doing = 'counts what people do here, which is no value.';

/** A version as it was signed: its hash is made anew when all of it is here. */
const valueModel: RecordType = {
  name: 'valueModel',
  table: 'value_models',
  key: ['id'],
  order: sql`records.entry_id, records.version`,
  facts: {
    id: id(),
    entry,
    version: count('version', need),
    madeBy: ref('made_by', 'person'),
    madeAt: time('made_at', need),
    formula: text('formula', need),
    unit: of('unit', unitText, need),
    draws: count('draws', need),
    seed: of('seed', z.int().min(-2_147_483_648).max(2_147_483_647), need),
    worth: of('worth', z.record(z.string(), z.unknown()), need),
    hash,
  },
  problem: ({ unit }) => (countsDoing(String(unit)) ? `its unit ${doing}` : null),
};

const valueQuantity: RecordType = {
  name: 'valueQuantity',
  table: 'value_quantities',
  key: ['model', 'position'],
  order: sql`records.model_id, records.position`,
  facts: {
    model: ref('model_id', 'valueModel', { ...need, within: 'entry' }),
    entry,
    position: count('position', need),
    name: of('name', quantityShape.shape.name, need),
    low: number('low'),
    high: number('high'),
    unit: of('unit', unitText, { unsaid: '' }),
    shape: choice('shape', shapes, need),
    finding: ref('finding_id', 'finding', { within: 'entry' }),
    work: ref('source_entry', 'entry'),
    page: url('source_url'),
  },
  problem: quantityProblem,
};

function quantityProblem({ name, low, high, unit, shape, page }: Values): string | null {
  if (countsDoing(String(name)) || countsDoing(String(unit))) return `it ${doing}`;
  if (page !== null && isOwnCount(String(page))) return `what it comes from ${doing}`;
  const range = { name, low, high, unit, shape } as Parameters<typeof rangesRefused>[0][number];
  const [wrong] = Object.values(rangesRefused([range]));
  return wrong ? 'its range is none.' : null;
}

const modelSignature: RecordType = {
  name: 'modelSignature',
  table: 'model_signatures',
  key: ['id'],
  order: sql`records.signed_at, records.id`,
  facts: {
    id: id(),
    model: ref('model_id', 'valueModel', { ...need, within: 'entry' }),
    hash,
    entry,
    owner: ref('owner_id', 'person', need),
    signedBy: ref('signed_by', 'person', need),
    signedAt: time('signed_at', need),
    signedFor: line('signed_for', 200, need),
    withdrawnAt: time('withdrawn_at'),
  },
  problem: ({ owner, signedBy }) =>
    owner === signedBy ? 'nobody signs the model of a wager of their own.' : null,
};

/** What wagers are worth, and who signed it; before the seals that hold it. */
export const worthTypes: readonly RecordType[] = [valueModel, valueQuantity, modelSignature];

const end = ref('end_id', 'end', { ...need, within: 'entry' });
const round = count('round', need);
const terms = of('terms', z.int().min(1), { unsaid: 1 });

const forecast: RecordType = {
  name: 'forecast',
  table: 'forecasts',
  key: ['end', 'person', 'round'],
  order: sql`records.end_id, records.person_id, records.round`,
  facts: {
    end,
    entry,
    person: ref('person_id', 'person', need),
    round,
    probability: share('probability'),
    givenAt: time('given_at', need),
    terms,
  },
};

const forecastView: RecordType = {
  name: 'forecastView',
  table: 'forecast_views',
  key: ['end', 'round'],
  order: sql`records.end_id, records.round`,
  facts: {
    end,
    entry,
    round,
    people: count('people', need),
    mean: share('mean', need),
    lower: share('lower', need),
    median: share('median', need),
    upper: share('upper', need),
    terms,
  },
};

/**
 * Promised to nobody else's eyes, and so in backups alone, which move the house. What was shown of
 * all goes with what it was made of: without that, the next view could be set against it.
 */
export const forecastTypes: readonly RecordType[] = [forecast, forecastView];
