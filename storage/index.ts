export type { Membership } from './columns.ts';
export { compileDeferredWrite, compileQuery } from './compiled-queries.ts';
export { type Connection, connect, type Database, type DatabaseAddress } from './connection.ts';
export { getIdTime, getLowestIdAt, isId, newId } from './ids.ts';
export type { MessageKind, MessageState } from './mail-tables.ts';
export { hasSchema, listPendingMigrations, migrate } from './migrate.ts';
export {
  type DigestFrequency,
  type FollowType,
  type NotificationReason,
  notificationReasons,
  type SpaceLevel,
} from './notification-tables.ts';
export { createPubSub, type PubSub } from './pubsub.ts';
export type { Scope } from './sign-in-tables.ts';
export type { OfferAnswer } from './suggestion-tables.ts';
export type {
  Audience,
  CorrectionCause,
  FlagSettlement,
  LinkRelation,
  SpaceRole,
  SyncSource,
  Tables,
} from './tables.ts';
export type {
  FindingAnswer,
  MeasureDirection,
  ReadingVia,
  WagerStage,
  WagerVerdict,
} from './wager-tables.ts';
