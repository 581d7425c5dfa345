import type { JSONColumnType } from 'kysely';
import type { Defaulted } from './columns.ts';

export interface SuggestionSettingsTable {
  person_id: string;
  suggestions: Defaulted<boolean>;
  introductions: Defaulted<boolean>;
  asks_a_week: Defaulted<number>;
  by_mail: Defaulted<boolean>;
}

export type OfferAnswer = 'interested' | 'notForMe';

export interface OffersTable {
  id: string;
  person_id: string;
  slot: number;
  kind: 'person' | 'work';
  other_id: string | null;
  entry_id: string | null;
  reason: JSONColumnType<Record<string, unknown>, string, string>;
  held_out: boolean;
  offered_at: Date;
  answer: OfferAnswer | null;
  answered_at: Date | null;
  ended_at: Date | null;
}

export interface IntroductionsTable {
  id: string;
  one_id: string;
  other_id: string;
  asked_at: Date;
  one_says: boolean | null;
  other_says: boolean | null;
  made_at: Date | null;
}

export interface AsksTable {
  id: string;
  entry_id: string;
  person_id: string;
  asked_by: string;
  at: Date;
  declined_at: Date | null;
}
