import { type RawBuilder, sql } from 'kysely';
import type { QueryContext } from '../../kernel/index.ts';
import { deriveSeed, hashModel, type ModelBody } from './model-hash.ts';

type StoredModel = ModelBody & { id: string; hash: string };

/**
 * What does not hold of the value models of these wagers, or of all: each as a wager’s id and a
 * sentence. Every hash and every seed is made anew of what the version says.
 */
export async function findBrokenModels(
  context: QueryContext,
  wagers?: readonly string[],
): Promise<{ wager: string; wrong: string }[]> {
  const of = wagers ? sql`value_models.entry_id = any(${wagers}::uuid[])` : sql`true`;
  const { rows } = await sql<StoredModel>`
    select id, hash, entry_id as wager, version, formula, unit, draws, worth, coalesce((
      select json_agg(json_build_object('name', name, 'low', low, 'high', high, 'unit', unit,
        'shape', shape, 'finding', finding_id, 'work', source_entry, 'page', source_url)
        order by position)
      from value_quantities where model_id = value_models.id), '[]') as quantities
    from value_models where ${of} order by entry_id, version`.execute(context.db);
  return rows.flatMap((model, at) => {
    const before = rows[at - 1];
    const number = before?.wager === model.wager ? before.version + 1 : 1;
    const wrong = findModelProblem(model, number);
    return wrong ? { wager: model.wager, wrong } : [];
  });
}

function findModelProblem(model: StoredModel, number: number): string | null {
  if (model.version !== number) return `model version ${number} is missing`;
  if (hashModel(model) !== model.hash) {
    return `model version ${model.version} does not match its hash`;
  }
  const drawn = model.worth.seed === deriveSeed(model) && model.worth.draws === model.draws;
  return drawn ? null : `model version ${model.version} was drawn from a different seed`;
}

/** Queries that count what should not be, each with what is looked at. */
export const valueModelIntegrityQueries: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'findings used in value models answer a pilot question',
    sql`select count(*)::int as count from value_quantities
      join findings on findings.id = finding_id
      where findings.question_id is null`,
  ],
  [
    'forecast aggregates cover at least six people and have consecutive rounds',
    sql`select count(*)::int as count from forecast_views
      where people < 6 or round > 1 and not exists (select from forecast_views as earlier
        where earlier.end_id = forecast_views.end_id and earlier.round = forecast_views.round - 1)`,
  ],
];
