import { sql } from 'kysely';
import type { MeasureDirection, WagerStage } from '../../../storage/index.ts';
import type { QueryContext } from '../../kernel/index.ts';

/** How an end is observed, as it is sealed; people by their ids, days as 2026-03-02. */
export interface ExpectedMeasure {
  id: string;
  name: string;
  unit: string;
  direction: MeasureDirection;
  baseline: number | null;
  target: number | null;
  due: string | null;
  /** In which it is on that day, nine to one; left out where nobody said. */
  range?: ExpectedRange;
  source: string;
  reader: string | null;
}

export interface ExpectedRange {
  low: number;
  high: number;
}

export interface ExpectedEnd {
  id: string;
  title: string;
  measures: ExpectedMeasure[];
}

/** All that a wager stakes and expects: what a seal holds. */
export interface Expectation {
  owner: string;
  /** Left out of seals that were made before titles were part of them. */
  title?: string;
  because: string;
  belief: string;
  will: string;
  due: string | null;
  stake: {
    amount: number | null;
    currency: string | null;
    days: number | null;
    reputation: string | null;
  };
  sponsor: string | null;
  champion: string | null;
  resolver: string | null;
  reviewOn: string | null;
  stopRule: string | null;
  ends: ExpectedEnd[];
  /** The value model that was the newest, and the hash of all it says. */
  model: { version: number; hash: string } | null;
}

/** What these wagers expect now, by their ids, with the stage that each is at. */
export async function loadExpectations(
  { db }: QueryContext,
  wagers: readonly string[],
): Promise<Map<string, Expectation & { stage: WagerStage }>> {
  const { rows } = await sql<{ id: string; expected: Expectation & { stage: WagerStage } }>`
    select entry_id as id, json_build_object(
      'stage', stage, 'owner', owner_id, 'title', (
        select title from entries where entries.id = wagers.entry_id), 'because', because, 'belief', belief, 'will', will,
      'due', due, 'stake', json_build_object('amount', stake_amount, 'currency', stake_currency,
        'days', stake_days, 'reputation', stake_reputation),
      'sponsor', sponsor_id, 'champion', champion_id, 'resolver', resolver_id,
      'reviewOn', review_on, 'stopRule', stop_rule, 'ends', coalesce((
        select json_agg(json_build_object('id', ends.id, 'title', ends.title,
          'measures', ${measuresJson}) order by ends.position, ends.id)
        from ends where ends.entry_id = wagers.entry_id), '[]'), 'model', (
        select json_build_object('version', version, 'hash', hash) from value_models
        where value_models.entry_id = wagers.entry_id order by version desc limit 1)) as expected
    from wagers where entry_id = any(${wagers}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, expected }) => [id, omitMissingRanges(expected)]));
}

/** A range that nobody said is not there: seals of wagers without one say the same as ever. */
function omitMissingRanges<E extends Expectation>(expected: E): E {
  const ends = expected.ends.map((end) => ({
    ...end,
    measures: end.measures.map(omitMissingRange),
  }));
  return { ...expected, ends };
}

function omitMissingRange({ range, ...measure }: ExpectedMeasure): ExpectedMeasure {
  return range ? { ...measure, range } : measure;
}

const measuresJson = sql`coalesce((
  select json_agg(json_build_object('id', measures.id, 'name', name, 'unit', unit,
    'direction', direction, 'baseline', baseline, 'target', target, 'due', due,
    'range', case when range_low is not null then
      json_build_object('low', range_low, 'high', range_high) end,
    'source', source, 'reader', reader_id) order by measures.position, measures.id)
  from measures where measures.end_id = ends.id and measures.entry_id = ends.entry_id), '[]')`;

/** What a seal says of how a measure comes out. */
export interface SealedTerms
  extends Pick<ExpectedMeasure, 'unit' | 'direction' | 'baseline' | 'target' | 'due'> {
  range: ExpectedRange | null;
}
