/** The past-tense facts that commands emit; reactions name the ones they care about. */
export const happeningNames = [
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
  'entryActedOn',
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
  'wagerRead',
  'wagerClosed',
  'reviewDue',
  'reviewOverdue',
  'linkAdded',
  'linkRemoved',
  'workCorrected',
  'flagSettled',
  'peopleAsked',
  'introductionMade',
  'outsidePageFetched',
  'importFinished',
] as const;

export type HappeningName = (typeof happeningNames)[number];

/** Those of which the people are told whom they concern; kept as untold until that was done. */
export const tellingNames = [
  'entryPublished',
  'entryEdited',
  'entryActedOn',
  'commentAdded',
  'commentEdited',
  'conversationClosed',
  'workCorrected',
  'peopleAsked',
  'reviewDue',
  'reviewOverdue',
] as const satisfies readonly HappeningName[];

export type TellingName = (typeof tellingNames)[number];

export const isTelling = (name: HappeningName): name is TellingName =>
  (tellingNames as readonly HappeningName[]).includes(name);

/** A fact, kept in the same transaction as the writes that it tells of. */
export interface Happening {
  readonly id: string;
  readonly name: HappeningName;
  readonly at: Date;
  /** Who did it; null for the operator. */
  readonly personId: string | null;
  readonly spaceId: string | null;
  readonly entryId: string | null;
  readonly commentId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a command says of a happening; the rest is filled in as it is written down. */
export type Told = Pick<Happening, 'name'> &
  Partial<Pick<Happening, 'personId' | 'spaceId' | 'entryId' | 'commentId' | 'data'>>;

/**
 * What follows a happening, after its transaction has been committed. It must not throw into the
 * command's caller, and calls one command at most.
 */
export interface Reaction {
  readonly name: string;
  readonly to: readonly HappeningName[];
  run(happening: Happening): Promise<void> | void;
}
