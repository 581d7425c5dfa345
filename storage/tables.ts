import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Computed, Defaulted, JsonColumn, Membership } from './columns.ts';
import type {
  DigestCursorsTable,
  MailMessagesTable,
  MailNotificationsTable,
} from './mail-tables.ts';
import type {
  DailyBudgetUsageTable,
  FollowsTable,
  MutesTable,
  NotificationSettingsTable,
  NotificationsTable,
  SpaceLevelsTable,
} from './notification-tables.ts';
import type { PushDeliveriesTable, PushDevicesTable } from './push-tables.ts';
import type {
  AccountsTable,
  InvitationsTable,
  PasskeysTable,
  SessionsTable,
  TokensTable,
} from './sign-in-tables.ts';
import type {
  AsksTable,
  IntroductionsTable,
  OffersTable,
  SuggestionSettingsTable,
} from './suggestion-tables.ts';
import type {
  ForecastAggregatesTable,
  ForecastsTable,
  ModelSignaturesTable,
  ValueModelsTable,
  ValueQuantitiesTable,
} from './value-model-tables.ts';
import type {
  CitedReadingsTable,
  EndsTable,
  FindingsTable,
  MeasuresTable,
  ReadingHooksTable,
  ReadingsTable,
  ReviewRemindersTable,
  SealsTable,
  WagerQuestionsTable,
  WagersTable,
} from './wager-tables.ts';

interface WorkplaceTable {
  one: Generated<boolean>;
  id: string;
  name: string;
  created_at: Date;
}

interface SecretsTable {
  name: string;
  value: string;
}

interface ChangeCountersTable {
  name: string;
  value: ColumnType<string, number, number>;
}

interface PeopleTable {
  id: string;
  handle: string;
  name: string;
  email: string | null;
  email_verified: Defaulted<boolean>;
  title: string | null;
  about: string | null;
  web_site: string | null;
  picture: string | null;
  time_zone: Defaulted<string>;
  standing: Defaulted<Membership>;
  admin: Defaulted<boolean>;
  created_at: Date;
  updated_at: Date;
  left_at: Date | null;
  origin: string | null;
  reports_to: string | null;
  external_id: string | null;
  external_name: string | null;
}

interface UnitsTable {
  id: string;
  handle: string;
  title: string;
  parent_id: string | null;
  created_at: Date;
  origin: string | null;
  external_id: string | null;
  /** Whether its people sign value models; one unit at most. */
  signs: Generated<boolean>;
}

export type SyncSource = 'claim' | 'department';

interface UnitMembersTable {
  unit_id: string;
  person_id: string;
  given_by: SyncSource | null;
}

export type Audience = 'open' | 'closed' | 'public';

interface SpacesTable {
  id: string;
  name: string;
  title: string;
  purpose: Defaulted<string>;
  audience: Audience;
  created_by: string | null;
  created_at: Date;
  archived_at: Date | null;
  origin: string | null;
}

export type SpaceRole = 'member' | 'steward';

interface SpaceMembersTable {
  space_id: string;
  person_id: string;
  role: Defaulted<SpaceRole>;
  joined_at: Date;
}

interface EntriesTable {
  id: string;
  kind: string;
  space_id: string;
  author_id: string;
  title: string;
  slug: string;
  body: string;
  html: string;
  excerpt: Defaulted<string>;
  tags: Defaulted<string[]>;
  details: JsonColumn;
  created_at: Date;
  edited_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  outcome: string | null;
  outcome_html: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  revision: Defaulted<number>;
  origin: string | null;
  search: Computed<string>;
}

interface CommentsTable {
  id: string;
  entry_id: string;
  author_id: string | null;
  author_name: string | null;
  author_url: string | null;
  body: string;
  html: string;
  reply_to: string | null;
  created_at: Date;
  time_known: Defaulted<boolean>;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  revision: Defaulted<number>;
  origin: string | null;
  search: Computed<string>;
}

interface RevisionsTable {
  entry_id: string;
  comment_id: string | null;
  number: number;
  title: string | null;
  body: string;
  tags: string[] | null;
  edited_by: string | null;
  edited_at: Date;
}

interface ReactionsTable {
  entry_id: string;
  comment_id: string | null;
  person_id: string;
  name: string;
  created_at: Date;
}

interface MentionsTable {
  entry_id: string;
  comment_id: string | null;
  person_id: string;
}

export type LinkRelation = 'buildsOn' | 'departsFrom' | 'supersedes' | 'answers';

interface LinksTable {
  id: string;
  from_entry: string;
  from_comment: string | null;
  to_entry: string | null;
  to_comment: string | null;
  to_url: string | null;
  relation: LinkRelation;
  reason: string | null;
  created_by: string | null;
  created_at: Date;
  origin: string | null;
  passage: string | null;
  found: Defaulted<boolean>;
}

interface ExternalPagesTable {
  url: string;
  title: string | null;
  excerpt: string | null;
  asked_at: Date;
  fetched_at: Date | null;
  problem: string | null;
}

export type CorrectionCause = 'corrected' | 'superseded' | 'withdrawn';

interface CorrectionsTable {
  id: string;
  entry_id: string;
  comment_id: string | null;
  cause: CorrectionCause;
  note: string | null;
  by_entry: string | null;
  made_by: string | null;
  made_at: Date;
  origin: string | null;
}

export type FlagSettlement = 'confirmed' | 'changed';

interface FlagsTable {
  id: string;
  correction_id: string;
  entry_id: string;
  comment_id: string | null;
  raised_at: Date;
  settled: FlagSettlement | null;
  settled_by: string | null;
  settled_at: Date | null;
}

interface LsaModelsTable {
  id: string;
  made_at: Date;
  spaces: string[];
  dimensions: number;
  terms: string[];
  vectors: Buffer;
}

interface SubjectsTable {
  meaning_id: string;
  place: number;
  words: string[];
  centre: Buffer;
}

interface ExposureCapsTable {
  person_id: string;
  rank: number;
}

interface SentenceVectorsTable {
  entry_id: string;
  revision: number;
  made_at: Date;
  direction: Buffer;
}

interface AttachmentsTable {
  id: string;
  person_id: string | null;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  bytes: Buffer;
  created_at: Date;
}

interface AttachmentUsesTable {
  attachment_id: string;
  entry_id: string;
  comment_id: string | null;
}

interface DraftsTable {
  id: string;
  person_id: string;
  entry_id: string | null;
  space_id: string | null;
  kind: Defaulted<string>;
  title: Defaulted<string>;
  body: Defaulted<string>;
  tags: Defaulted<string[]>;
  builds_on: Defaulted<string>;
  details: JSONColumnType<Record<string, string>, string | undefined, string>;
  updated_at: Date;
}

interface ReadPositionsTable {
  person_id: string;
  entry_id: string;
  read_until: Date;
}

interface EventsTable {
  id: string;
  name: string;
  at: Date;
  person_id: string | null;
  space_id: string | null;
  entry_id: string | null;
  comment_id: string | null;
  data: JsonColumn;
  untold: Defaulted<boolean>;
}

interface IdempotencyKeysTable {
  person_id: string;
  key: string;
  request: string;
  result: ColumnType<unknown, string | null | undefined, string>;
  created_at: Date;
}

interface ImportsTable {
  id: string;
  format: string;
  at: Date;
  report: JsonColumn;
}

/** The tables by name; see `migrations/` for what the database itself enforces. */
export interface Tables {
  workplace: WorkplaceTable;
  secrets: SecretsTable;
  stamps: ChangeCountersTable;
  people: PeopleTable;
  units: UnitsTable;
  unit_people: UnitMembersTable;
  spaces: SpacesTable;
  space_people: SpaceMembersTable;
  entries: EntriesTable;
  comments: CommentsTable;
  revisions: RevisionsTable;
  reactions: ReactionsTable;
  mentions: MentionsTable;
  links: LinksTable;
  outside_pages: ExternalPagesTable;
  corrections: CorrectionsTable;
  flags: FlagsTable;
  meanings: LsaModelsTable;
  subjects: SubjectsTable;
  reaches: ExposureCapsTable;
  sentences: SentenceVectorsTable;
  attachments: AttachmentsTable;
  attachment_uses: AttachmentUsesTable;
  drafts: DraftsTable;
  reads: ReadPositionsTable;
  follows: FollowsTable;
  space_levels: SpaceLevelsTable;
  mutes: MutesTable;
  attention: NotificationSettingsTable;
  notices: NotificationsTable;
  spent_days: DailyBudgetUsageTable;
  mails: MailMessagesTable;
  mail_notices: MailNotificationsTable;
  digests: DigestCursorsTable;
  suggesting: SuggestionSettingsTable;
  offers: OffersTable;
  introductions: IntroductionsTable;
  asks: AsksTable;
  push_devices: PushDevicesTable;
  pushes: PushDeliveriesTable;
  wagers: WagersTable;
  wager_questions: WagerQuestionsTable;
  findings: FindingsTable;
  ends: EndsTable;
  measures: MeasuresTable;
  seals: SealsTable;
  readings: ReadingsTable;
  cited_readings: CitedReadingsTable;
  reading_hooks: ReadingHooksTable;
  value_models: ValueModelsTable;
  value_quantities: ValueQuantitiesTable;
  model_signatures: ModelSignaturesTable;
  forecasts: ForecastsTable;
  forecast_views: ForecastAggregatesTable;
  reviews_told: ReviewRemindersTable;
  happenings: EventsTable;
  idempotency: IdempotencyKeysTable;
  tokens: TokensTable;
  invitations: InvitationsTable;
  imports: ImportsTable;
  sessions: SessionsTable;
  accounts: AccountsTable;
  passkeys: PasskeysTable;
}
