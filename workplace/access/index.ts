export { type CommentAccess, canEditComment, getCommentAccess } from './comment-access.ts';
export {
  canCloseEntry,
  canCommentOnEntry,
  canEditEntry,
  canEditText,
  canWithdrawEntry,
  type EntryAccess,
  getActiveEntryAccess,
  getEntryAccess,
  isLocked,
  requireEditableText,
} from './entry-access.ts';
export { isNotWithdrawn } from './not-withdrawn.ts';
export {
  canAdminister,
  canComment,
  canManage,
  canSee,
  canUseSemanticSearch,
  canWrite,
  type SpaceAccess,
  spaceNamePattern,
} from './rules.ts';
export { findSpaceAccess, selectOwnRole } from './space-access.ts';
export {
  type AnonymousViewer,
  anonymous,
  getPersonId,
  getTimeZone,
  type Operator,
  operator,
  type PersonViewer,
  type Viewer,
} from './viewer.ts';
export { visibleTo, visibleToPeople } from './visible.ts';
