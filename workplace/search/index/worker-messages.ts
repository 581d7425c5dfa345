import type { DatabaseAddress } from '../../../storage/index.ts';
import type { RelatedEntry } from './find-related.ts';
import type { WorkHit } from './find-works.ts';
import type { IntroductionRequest, StrongTie, SuggestedIntroduction } from './social-graph.ts';

/** What a worker thread of the index is started with. */
export interface WorkerTask {
  role: 'search' | 'train' | 'embed';
  address: DatabaseAddress;
  /** Whether sentences are compared; see `Sentences`. */
  usesSentenceModel: boolean;
}

/** What is being written; see `findRelated`. */
export interface RelatedQuestion {
  about: 'related';
  /** The ids of the spaces that the viewer sees: nothing else is looked at. */
  spaces: readonly string[];
  /** Whether meaning, learnt from what all members see, may be asked. */
  canUseModel: boolean;
  terms: readonly (readonly [term: string, weight: number])[];
  /** Which way its sentences point, where that is known. */
  embedding: Int8Array | null;
  limit: number;
}

/** What is being looked for; see `findWorks`. */
export interface SearchQuestion {
  about: 'search';
  spaces: readonly string[];
  stemGroups: readonly (readonly string[])[];
  limit: number;
}

/** What the works in these spaces are about; see `countSubjects`. */
export interface SubjectCountsQuestion {
  about: 'subjectCounts';
  spaces: readonly string[];
}

/** The works about one subject; see `worksAbout`. */
export interface SubjectEntriesQuestion {
  about: 'subjectEntries';
  spaces: readonly string[];
  words: readonly string[];
  limit: number;
}

/** Whom somebody might meet; see `Circle.meet`. */
export interface IntroductionsQuestion extends IntroductionRequest {
  about: 'introductions';
}

/** With whom somebody has most to do; see `Circle.tied`. */
export interface TiesQuestion {
  about: 'ties';
  person: string;
  spaces: readonly string[];
  limit: number;
}

export type Question =
  | RelatedQuestion
  | SearchQuestion
  | SubjectCountsQuestion
  | SubjectEntriesQuestion
  | IntroductionsQuestion
  | TiesQuestion;

/** A subject, by its words, and how many entries are about it. */
export interface SubjectCount {
  words: readonly string[];
  entryCount: number;
}

export interface SearchAnswer {
  hits: WorkHit[];
  /** Whether they hold all of the words; otherwise no work does, and these hold some. */
  matchesAll: boolean;
  /** The stems that were looked for in the end, those of words spelt alike among them. */
  stems: string[];
  /** Whether a word was taken for another that is spelt alike. */
  isRespelled: boolean;
  /** Whether there may be more than were asked for. */
  hasMore: boolean;
}

interface AnswerTypes {
  related: RelatedEntry[];
  search: SearchAnswer;
  subjectCounts: SubjectCount[];
  /** The ids of entries, the most typical first. */
  subjectEntries: string[];
  introductions: SuggestedIntroduction[];
  ties: StrongTie[];
}

export type Answer<Q extends Question> = AnswerTypes[Q['about']];

/** Something that changed words or who sees them. */
export interface IndexChange {
  /** The id of the happening. */
  id: string;
  name: string;
  entryId: string | null;
  commentId: string | null;
}

export type ToSearchWorker =
  | { type: 'question'; number: number; question: Question }
  | { type: 'entryChanged'; change: IndexChange }
  | { type: 'reload' }
  | { type: 'trained' }
  /** Of more entries than before it is known which way their sentences point. */
  | { type: 'embedded' }
  /** Perhaps not all members see it any more. */
  | { type: 'spaceChanged' }
  /** Somebody came, left, or changed their units. */
  | { type: 'peopleChanged' }
  | { type: 'flush'; number: number };

export type FromSearchWorker =
  /** Null until everything has been read. */
  | { type: 'answer'; number: number; answer: Answer<Question> | null }
  | { type: 'flushed'; number: number }
  | { type: 'loaded' }
  /** There is much that meaning has not been learnt from. */
  | { type: 'trainingNeeded' }
  | { type: 'failed'; error: string };

export type ToEmbeddingWorker =
  | { type: 'question'; number: number; text: string }
  | { type: 'entryChanged'; entry: string }
  | { type: 'reload' }
  | { type: 'flush'; number: number };

export type FromEmbeddingWorker =
  | { type: 'answer'; number: number; embedding: Int8Array | null }
  | { type: 'flushed'; number: number }
  | { type: 'embedded' }
  | { type: 'failed'; error: string };
