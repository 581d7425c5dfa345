import { type RawBuilder, sql } from 'kysely';
import type { Reading } from '../../happenings/index.ts';
import { type ModelBody, modelHash, seedOf } from './sealing.ts';

type Stored = ModelBody & { id: string; hash: string };

/**
 * What does not hold of the value models of these wagers, or of all: each as a wager’s id and a
 * sentence. Every hash and every seed is made anew of what the version says.
 */
export async function brokenModels(
  reading: Reading,
  wagers?: readonly string[],
): Promise<{ wager: string; wrong: string }[]> {
  const of = wagers ? sql`value_models.entry_id = any(${wagers}::uuid[])` : sql`true`;
  const { rows } = await sql<Stored>`
    select id, hash, entry_id as wager, version, formula, unit, draws, worth, coalesce((
      select json_agg(json_build_object('name', name, 'low', low, 'high', high, 'unit', unit,
        'shape', shape, 'finding', finding_id, 'work', source_entry, 'page', source_url)
        order by position)
      from value_quantities where model_id = value_models.id), '[]') as quantities
    from value_models where ${of} order by entry_id, version`.execute(reading.db);
  return rows.flatMap((model, at) => {
    const before = rows[at - 1];
    const number = before?.wager === model.wager ? before.version + 1 : 1;
    const wrong = flawOf(model, number);
    return wrong ? { wager: model.wager, wrong } : [];
  });
}

function flawOf(model: Stored, number: number): string | null {
  if (model.version !== number) return `version ${number} of its model is missing`;
  if (modelHash(model) !== model.hash) {
    return `version ${model.version} of its model has not the hash of what it says`;
  }
  const drawn = model.worth.seed === seedOf(model) && model.worth.draws === model.draws;
  return drawn ? null : `version ${model.version} of its model was drawn from another seed`;
}

/** Queries that count what should not be, each with what is looked at. */
export const worthOrphans: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'findings of value models answer a question of their pilot',
    sql`select count(*)::int as count from value_quantities
      join findings on findings.id = finding_id
      where findings.question_id is null`,
  ],
  [
    'whatever is shown of forecasts was shown of six people at least, one time after the other',
    sql`select count(*)::int as count from forecast_views
      where people < 6 or round > 1 and not exists (select from forecast_views as earlier
        where earlier.end_id = forecast_views.end_id and earlier.round = forecast_views.round - 1)`,
  ],
];
