/** The past-tense facts that commands emit; reactions name the ones they care about. */
export const eventNames = [
  'workplaceSetUp',
  'workplaceChanged',
  'personAdded',
  'personChanged',
  'personLeft',
  'personReturned',
  'presenceHidden',
  'sessionEnded',
  'tokenRevoked',
  'unitAdded',
  'unitChanged',
  'unitRemoved',
  'spaceOpened',
  'spaceChanged',
  'spaceArchived',
  'memberJoined',
  'memberLeft',
  'entryPublished',
  'entryEdited',
  'entryActionApplied',
  'entryWithdrawn',
  'commentAdded',
  'commentEdited',
  'commentDeleted',
  'reactionChanged',
  'conversationClosed',
  'conversationReopened',
  'wagerChanged',
  'wagerCommitted',
  'wagerAmended',
  'wagerReadingAdded',
  'wagerClosed',
  'reviewDue',
  'reviewOverdue',
  'linkAdded',
  'linkRemoved',
  'workCorrected',
  'flagSettled',
  'peopleAsked',
  'introductionMade',
  'externalPageFetched',
  'importFinished',
] as const;

export type EventName = (typeof eventNames)[number];

/** Those of which the people are told whom they concern; kept as untold until that was done. */
export const notifyingEventNames = [
  'entryPublished',
  'entryEdited',
  'entryActionApplied',
  'commentAdded',
  'commentEdited',
  'conversationClosed',
  'workCorrected',
  'peopleAsked',
  'reviewDue',
  'reviewOverdue',
] as const satisfies readonly EventName[];

export type NotifyingEventName = (typeof notifyingEventNames)[number];

export const isNotifying = (name: EventName): name is NotifyingEventName =>
  (notifyingEventNames as readonly EventName[]).includes(name);

/** A fact, kept in the same transaction as the writes that it tells of. */
export interface DomainEvent {
  readonly id: string;
  readonly name: EventName;
  readonly at: Date;
  /** Who did it; null for the operator. */
  readonly personId: string | null;
  readonly spaceId: string | null;
  readonly entryId: string | null;
  readonly commentId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a command says of an event; the rest is filled in as it is written down. */
export type EventInput = Pick<DomainEvent, 'name'> &
  Partial<Pick<DomainEvent, 'personId' | 'spaceId' | 'entryId' | 'commentId' | 'data'>>;

/**
 * What follows an event, after its transaction has been committed. It must not throw into the
 * command's caller, and calls one command at most.
 */
export interface Subscriber {
  readonly name: string;
  readonly eventNames: readonly EventName[];
  run(event: DomainEvent): Promise<void> | void;
}
