export {
  deleteReferences,
  type InlineLink,
  MAX_PASSAGE_LENGTH,
  makeExcerpt,
  type RenderedBody,
  recordReferences,
  renderBody,
  type WorkRef,
} from './body.ts';
export {
  type HandleIndex,
  loadHandleIndex,
  recordAllReferences,
  renderBodyAt,
  type WorkReferences,
} from './bulk-references.ts';
export { authorColumns, toByline } from './byline.ts';
export { recordOwnerPlacedAttachments } from './owner-attachments.ts';
export {
  type ReactionCount,
  type ReactionName,
  reactionInput,
  reactionNames,
  selectReactions,
  setReaction,
} from './reactions.ts';
export { saveRevision } from './save-revision.ts';
export { entryPath, parseWorkAddress, type WorkAddress } from './work-address.ts';
