import type { Generated, JSONColumnType } from 'kysely';

export type QuantityShape = 'normal' | 'lognormal' | 'uniform' | 'exact';

export interface ValueModelsTable {
  id: string;
  entry_id: string;
  version: number;
  made_by: string | null;
  made_at: Date;
  formula: string;
  unit: string;
  draws: number;
  seed: number;
  worth: JSONColumnType<object, string, never>;
  hash: string;
}

export interface ValueQuantitiesTable {
  model_id: string;
  entry_id: string;
  position: number;
  name: string;
  low: number;
  high: number;
  unit: string;
  shape: QuantityShape;
  finding_id: string | null;
  source_entry: string | null;
  source_url: string | null;
}

export interface ModelSignaturesTable {
  id: string;
  model_id: string;
  hash: string;
  entry_id: string;
  owner_id: string;
  signed_by: string;
  signed_at: Date;
  signed_for: string;
  withdrawn_at: Date | null;
}

export interface ForecastsTable {
  end_id: string;
  entry_id: string;
  person_id: string;
  round: number;
  probability: number | null;
  given_at: Date;
  /** Since which seal the end is about what it was given of. */
  terms: Generated<number>;
}

export interface ForecastAggregatesTable {
  end_id: string;
  entry_id: string;
  round: number;
  people: number;
  mean: number;
  lower: number;
  median: number;
  upper: number;
  terms: Generated<number>;
}
