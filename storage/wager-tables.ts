import type { ColumnType } from 'kysely';

/** A day as 2026-03-02; the driver hands out dates as times, so queries cast it to text. */
type DayColumn = ColumnType<Date | null, string | null | undefined, string | null>;

export type WagerStage = 'pilot' | 'model' | 'commitment' | 'closed';
export type WagerVerdict = 'met' | 'notMet' | 'learned' | 'abandoned';

export interface WagersTable {
  entry_id: string;
  owner_id: string;
  stage: WagerStage;
  because: string;
  belief: string;
  will: string;
  due: DayColumn;
  stake_amount: number | null;
  stake_currency: string | null;
  stake_days: number | null;
  stake_reputation: string | null;
  sponsor_id: string | null;
  champion_id: string | null;
  resolver_id: string | null;
  review_on: DayColumn;
  stop_rule: string | null;
  verdict: WagerVerdict | null;
  learned_entry: string | null;
  next_step: string | null;
  closed_at: Date | null;
  closed_by: string | null;
}

export interface WagerQuestionsTable {
  id: string;
  entry_id: string;
  position: number;
  text: string;
  asked_at: Date;
  dropped_because: string | null;
  dropped_at: Date | null;
}

export type FindingAnswer = 'yes' | 'no' | 'unclear';

export interface FindingsTable {
  id: string;
  entry_id: string;
  question_id: string | null;
  finding_entry_id: string;
  answer: FindingAnswer | null;
  found_by: string | null;
  found_at: Date;
}

export interface EndsTable {
  id: string;
  entry_id: string;
  position: number;
  title: string;
}

export type MeasureDirection = 'up' | 'down';

export interface MeasuresTable {
  id: string;
  entry_id: string;
  end_id: string;
  position: number;
  name: string;
  unit: string;
  direction: MeasureDirection;
  baseline: number | null;
  target: number | null;
  due: DayColumn;
  /** Both or neither. */
  range_low: number | null;
  range_high: number | null;
  source: string;
  reader_id: string | null;
}

export interface SealsTable {
  entry_id: string;
  number: number;
  sealed_at: Date;
  sealed_by: string | null;
  reason: string | null;
  body: string;
  previous: string;
  hash: string;
}

export type ReadingVia = 'page' | 'api' | 'csv' | 'webhook' | 'archive';

export interface ReadingsTable {
  id: string;
  entry_id: string;
  measure_id: string;
  read_at: Date;
  value: number;
  evidence_url: string | null;
  evidence_entry: string | null;
  evidence_file: string | null;
  note: string | null;
  entered_by: string | null;
  entered_at: Date;
  via: ReadingVia;
  corrects: string | null;
  reason: string | null;
}

export interface CitedReadingsTable {
  entry_id: string;
  measure_id: string;
  reading_id: string;
}

export interface ReadingHooksTable {
  id: string;
  entry_id: string;
  measure_id: string;
  person_id: string;
  hash: string;
  label: string;
  evidence_url: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** That people were told of a day of a wager: when it came, and when a week had gone by. */
export interface ReviewRemindersTable {
  entry_id: string;
  day: string;
  what: 'reviewDue' | 'reviewOverdue';
  told_at: Date;
}
