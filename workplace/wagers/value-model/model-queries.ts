import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import { type Viewer, visibleTo } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import { loadPersonLookup, type PersonLabel, requireWager } from '../core/index.ts';
import type { StoredQuantity } from './model-hash.ts';
import type { ValueEstimate } from './simulation.ts';

/** A work that a range comes from, as far as the viewer sees it. */
export interface SourceWork {
  id: string;
  path: string;
  title: string;
}

/**
 * Where a range comes from; of a work that the viewer does not see, only that it is one. Once it was
 * withdrawn nobody can look it up, and the range is no more than assumed.
 */
export type QuantitySource =
  | { type: 'finding'; id: string; work: SourceWork | null; withdrawn: boolean }
  | { type: 'work'; work: SourceWork | null; withdrawn: boolean }
  | { type: 'page'; url: string }
  | { type: 'assumed' };

export interface QuantityView {
  name: string;
  low: number;
  high: number;
  unit: string;
  shape: StoredQuantity['shape'];
  source: QuantitySource;
}

export interface SignatureView {
  by: PersonLabel | null;
  /** What the unit was called for which they signed. */
  for: string;
  at: Date;
}

/** A version in the list of them. */
export interface ModelVersionView {
  version: number;
  madeAt: Date;
  hash: string;
  signed: boolean;
}

export interface ModelView {
  version: number;
  formula: string;
  unit: string;
  quantities: QuantityView[];
  /** Nothing in it comes from a finding of the pilot: wherever it is shown, it says so. */
  assumed: boolean;
  worth: ValueEstimate;
  hash: string;
  madeBy: PersonLabel | null;
  madeAt: Date;
  /** Of this very version. */
  signature: SignatureView | null;
  /** All versions, the newest first. */
  versions: ModelVersionView[];
}

interface ModelRow {
  id: string;
  version: number;
  formula: string;
  unit: string;
  worth: ValueEstimate;
  hash: string;
  made_by: string | null;
  made_at: Date;
  signed_by: string | null;
  signed_at: Date | null;
  signed_for: string | null;
}

/** A wager’s value model: the newest version, or the one that is named. Throws `notFound`. */
export async function getModel(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  version?: number,
): Promise<ModelView> {
  await requireWager(context, viewer, id);
  const rows = await listModelVersions(context, id);
  const row = version === undefined ? rows[0] : rows.find((one) => one.version === version);
  if (!row) throw notFound();
  const [quantities, known] = await Promise.all([
    listQuantities(context, viewer, row.id),
    loadPersonLookup(context, viewer, [row.made_by, row.signed_by]),
  ]);
  return {
    version: row.version,
    formula: row.formula,
    unit: row.unit,
    worth: row.worth,
    quantities,
    assumed: quantities.every(({ source }) => !isFromFinding(source)),
    hash: row.hash,
    madeBy: known(row.made_by),
    madeAt: row.made_at,
    signature: row.signed_at && {
      by: known(row.signed_by),
      for: row.signed_for!,
      at: row.signed_at,
    },
    versions: rows.map(({ version, made_at, hash, signed_at }) => ({
      version,
      madeAt: made_at,
      hash,
      signed: signed_at !== null,
    })),
  };
}

/** Whether it comes from a finding that can be looked up. */
function isFromFinding(source: QuantitySource): boolean {
  return source.type === 'finding' && !source.withdrawn;
}

async function listModelVersions(context: QueryContext, wager: string): Promise<ModelRow[]> {
  const rows = await context.db
    .selectFrom('value_models')
    .leftJoin('model_signatures', (on) =>
      on
        .onRef('model_signatures.model_id', '=', 'value_models.id')
        .on('model_signatures.withdrawn_at', 'is', null),
    )
    .where('value_models.entry_id', '=', wager)
    .orderBy('version', 'desc')
    .select(['value_models.id', 'version', 'formula', 'unit', 'worth', 'value_models.hash'])
    .select(['made_by', 'made_at', 'signed_by', 'signed_at', 'signed_for'])
    .execute();
  return rows as (Omit<(typeof rows)[number], 'worth'> & { worth: ValueEstimate })[];
}

interface QuantityRow extends Omit<QuantityView, 'source'> {
  finding: string | null;
  work: string | null;
  page: string | null;
  withdrawn: boolean;
  seen: string | null;
  slug: string | null;
  title: string | null;
}

async function listQuantities(
  context: QueryContext,
  viewer: Viewer,
  model: string,
): Promise<QuantityView[]> {
  const { rows } = await sql<QuantityRow>`
    select name, low, high, unit, shape, finding_id as finding, source_entry as work,
      source_url as page, source.id as seen, source.slug, source.title,
      coalesce((select withdrawn_at is not null from entries
        where entries.id = coalesce(source_entry, finding_entry_id)), false) as withdrawn
    from value_quantities
    left join findings on findings.id = finding_id
    left join (select entries.id, entries.slug, entries.title from entries
        join spaces on spaces.id = entries.space_id where ${visibleTo(viewer)}) as source
      on source.id = coalesce(source_entry, finding_entry_id)
    where model_id = ${model}::uuid order by position`.execute(context.db);
  return rows.map(({ name, low, high, unit, shape, ...from }) => ({
    name,
    low,
    high,
    unit,
    shape,
    source: toQuantitySource(from),
  }));
}

type QuantitySourceRow = Omit<QuantityRow, 'name' | 'low' | 'high' | 'unit' | 'shape'>;

function toQuantitySource({
  finding,
  work,
  page,
  withdrawn,
  seen,
  slug,
  title,
}: QuantitySourceRow): QuantitySource {
  const shown = seen && { id: seen, path: entryPath({ id: seen, slug: slug! }), title: title! };
  if (finding) return { type: 'finding', id: finding, work: shown || null, withdrawn };
  if (work) return { type: 'work', work: shown || null, withdrawn };
  return page ? { type: 'page', url: page } : { type: 'assumed' };
}

/** What a wager is thought to be worth, in a line of a list or on a page of many. */
export interface ValueSummary {
  version: number;
  unit: string;
  low: number;
  middle: number;
  high: number;
  chanceOfLoss: number;
  assumed: boolean;
  signed: boolean;
}

/** Of those of these wagers that the viewer sees, and that have a model: its newest version. */
export async function listValueSummaries(
  context: QueryContext,
  viewer: Viewer,
  wagers: readonly string[],
): Promise<Map<string, ValueSummary>> {
  const ids = wagers.filter(isId);
  const { rows } = await sql<Omit<ValueSummary, 'low' | 'middle' | 'high'> & ValueSummaryRow>`
    select distinct on (value_models.entry_id) value_models.entry_id as id, version, unit,
      worth -> 'quantiles' as quantiles, (worth ->> 'chanceOfLoss')::double precision
        as "chanceOfLoss",
      not exists (select from value_quantities
        join findings on findings.id = finding_id
        join entries as found on found.id = finding_entry_id and found.withdrawn_at is null
        where model_id = value_models.id) as assumed,
      exists (select from model_signatures
        where model_id = value_models.id and withdrawn_at is null) as signed
    from value_models
    join entries on entries.id = value_models.entry_id and entries.withdrawn_at is null
    join spaces on spaces.id = entries.space_id
    where value_models.entry_id = any(${ids}::uuid[]) and ${visibleTo(viewer)}
    order by value_models.entry_id, version desc`.execute(context.db);
  return new Map(
    rows.map(({ id, quantiles, ...short }) => [id, { ...short, ...toValueRange(quantiles) }]),
  );
}

interface ValueSummaryRow {
  id: string;
  quantiles: ValueEstimate['quantiles'];
}

function toValueRange(quantiles: ValueEstimate['quantiles']) {
  const find = (share: number) => quantiles.find((one) => one.share === share)!.value;
  return { low: find(0.05), middle: find(0.5), high: find(0.95) };
}
