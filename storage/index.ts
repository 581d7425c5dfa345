export {
  type DigestRhythm,
  type Followed,
  type NoticeReason,
  noticeReasons,
  type SpaceLevel,
} from './attention-tables.ts';
export type { Standing } from './columns.ts';
export { compileOnce, compileWaiting } from './compiled.ts';
export { type Address, type Connection, connect, type Database } from './connection.ts';
export { isId, lowestIdAt, newId, timeOfId } from './ids.ts';
export type { MailKind, MailState } from './mail-tables.ts';
export { hasHouse, migrate, pendingMigrations } from './migrate.ts';
export type { Scope } from './sign-in-tables.ts';
export type { OfferAnswer } from './suggestion-tables.ts';
export type {
  Audience,
  CorrectionCause,
  GivenBy,
  Relation,
  Settlement,
  SpaceRole,
  Tables,
} from './tables.ts';
export type {
  Direction,
  FindingAnswer,
  ReadingVia,
  WagerStage,
  WagerVerdict,
} from './wager-tables.ts';
export { makeWire, type Wire } from './wire.ts';
