import type { Happening, HappeningName } from '../happenings/index.ts';

/** A happening as it travels to open pages: ids only; whoever fetches them passes the access rule. */
export type LiveHappening = Pick<
  Happening,
  'id' | 'name' | 'spaceId' | 'entryId' | 'commentId' | 'personId'
>;

export function travelling(happening: Happening): LiveHappening {
  const { id, name, spaceId, entryId, commentId, personId } = happening;
  return { id, name, spaceId, entryId, commentId, personId };
}

/** What is said and done in conversations all day. Anything else may change who sees what. */
const everyday: ReadonlySet<HappeningName> = new Set([
  ...(['entryPublished', 'entryEdited', 'entryActedOn', 'reactionChanged'] as const),
  ...(['commentAdded', 'commentEdited', 'commentDeleted'] as const),
  ...(['conversationClosed', 'conversationReopened'] as const),
  ...(['wagerChanged', 'wagerCommitted', 'wagerAmended', 'wagerRead', 'wagerClosed'] as const),
  ...(['linkAdded', 'linkRemoved', 'workCorrected', 'flagSettled', 'outsidePageFetched'] as const),
]);

/** Whether somebody may see more or less after it, or be somebody else. */
export function mayChangeAccess({ name }: Pick<Happening, 'name'>): boolean {
  return !everyday.has(name);
}
