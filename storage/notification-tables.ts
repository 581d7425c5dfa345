import type { Defaulted } from './columns.ts';

export type FollowType = 'person' | 'space' | 'entry' | 'lineage' | 'tag' | 'search';

export interface FollowsTable {
  id: string;
  person_id: string;
  what: FollowType;
  followed_id: string | null;
  space_id: string | null;
  entry_id: string | null;
  words: string | null;
  created_at: Date;
}

/** How much of a space reaches somebody now: all of it, what involves them, their name, or nothing. */
export type SpaceLevel = 'everything' | 'involved' | 'named' | 'nothing';

export interface SpaceLevelsTable {
  person_id: string;
  space_id: string;
  level: SpaceLevel;
}

export interface MutesTable {
  person_id: string;
  entry_id: string;
  created_at: Date;
}

export type DigestFrequency = 'daily' | 'weekly' | 'never';

export interface NotificationSettingsTable {
  person_id: string;
  budget: Defaulted<number>;
  quiet_from: string | null;
  quiet_until: string | null;
  mail: Defaulted<boolean>;
  present: Defaulted<boolean>;
  digest: Defaulted<DigestFrequency>;
  digest_at: Defaulted<string>;
  caught_up_at: Date | null;
}

/** Why something concerns somebody, the most pressing first. */
export const notificationReasons = [
  ...(['asked', 'mention', 'reply', 'review', 'author', 'correction'] as const),
  ...(['accepted', 'takesPart', 'entry', 'space'] as const),
] as const;

export type NotificationReason = (typeof notificationReasons)[number];

export interface NotificationsTable {
  id: string;
  person_id: string;
  happening_id: string;
  entry_id: string;
  comment_id: string | null;
  by_id: string | null;
  what: string;
  why: NotificationReason;
  reach: 'now' | 'held' | 'digest';
  at: Date;
  held_until: Date | null;
  mailed_at: Date | null;
  pushed_at: Date | null;
  digested_at: Date | null;
  seen_at: Date | null;
}

export interface DailyBudgetUsageTable {
  person_id: string;
  day: string;
  spent: number;
}
