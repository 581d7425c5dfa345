import type { DomainEvent, EventName } from '../kernel/index.ts';

/** An event as it travels to open pages: ids only; whoever fetches them passes the access rule. */
export type LiveEvent = Pick<
  DomainEvent,
  'id' | 'name' | 'spaceId' | 'entryId' | 'commentId' | 'personId'
>;

export function toLiveEvent(event: DomainEvent): LiveEvent {
  const { id, name, spaceId, entryId, commentId, personId } = event;
  return { id, name, spaceId, entryId, commentId, personId };
}

/** What is said and done in conversations all day. Anything else may change who sees what. */
const everydayEventNames: ReadonlySet<EventName> = new Set([
  ...(['entryPublished', 'entryEdited', 'entryActionApplied', 'reactionChanged'] as const),
  ...(['commentAdded', 'commentEdited', 'commentDeleted'] as const),
  ...(['conversationClosed', 'conversationReopened'] as const),
  ...([
    'wagerChanged',
    'wagerCommitted',
    'wagerAmended',
    'wagerReadingAdded',
    'wagerClosed',
  ] as const),
  ...(['linkAdded', 'linkRemoved', 'workCorrected', 'flagSettled', 'externalPageFetched'] as const),
]);

/** Whether somebody may see more or less after it, or be somebody else. */
export function canChangeAccess({ name }: Pick<DomainEvent, 'name'>): boolean {
  return !everydayEventNames.has(name);
}
