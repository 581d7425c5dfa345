import type { Address } from '../../../storage/index.ts';
import type { Introduced, Meeting, Tied } from './circle.ts';
import type { Found } from './found.ts';
import type { Related } from './related.ts';

/** What a thread of the engine is started with. */
export interface Task {
  do: 'find' | 'learn' | 'embed';
  address: Address;
  /** Whether sentences are compared; see `Sentences`. */
  sentences: boolean;
}

/** What is being written; see `findRelated`. */
export interface RelatedQuestion {
  about: 'related';
  /** The ids of the spaces that the viewer sees: nothing else is looked at. */
  spaces: readonly string[];
  /** Whether meaning, learnt from what all members see, may be asked. */
  meaning: boolean;
  words: readonly (readonly [term: string, weight: number])[];
  /** Which way its sentences point, where that is known. */
  sentence: Int8Array | null;
  most: number;
}

/** What is being looked for; see `findWorks`. */
export interface WorksQuestion {
  about: 'works';
  spaces: readonly string[];
  wanted: readonly (readonly string[])[];
  most: number;
}

/** What the works in these spaces are about; see `countSubjects`. */
export interface SubjectsQuestion {
  about: 'subjects';
  spaces: readonly string[];
}

/** The works about one subject; see `worksAbout`. */
export interface SubjectQuestion {
  about: 'subject';
  spaces: readonly string[];
  words: readonly string[];
  most: number;
}

/** Whom somebody might meet; see `Circle.meet`. */
export interface PeopleQuestion extends Meeting {
  about: 'people';
}

/** With whom somebody has most to do; see `Circle.tied`. */
export interface TiesQuestion {
  about: 'ties';
  person: string;
  spaces: readonly string[];
  most: number;
}

export type Question =
  | RelatedQuestion
  | WorksQuestion
  | SubjectsQuestion
  | SubjectQuestion
  | PeopleQuestion
  | TiesQuestion;

/** A subject, by its words, and how many entries are about it. */
export interface SubjectCount {
  words: readonly string[];
  entries: number;
}

export interface WorksAnswer {
  found: Found[];
  /** Whether they hold all of the words; otherwise no work does, and these hold some. */
  all: boolean;
  /** The stems that were looked for in the end, those of words spelt alike among them. */
  stems: string[];
  /** Whether a word was taken for another that is spelt alike. */
  respelt: boolean;
  /** Whether there may be more than were asked for. */
  more: boolean;
}

interface Answers {
  related: Related[];
  works: WorksAnswer;
  subjects: SubjectCount[];
  /** The ids of entries, the most typical first. */
  subject: string[];
  people: Introduced[];
  ties: Tied[];
}

export type Answer<Q extends Question> = Answers[Q['about']];

/** Something that changed words or who sees them. */
export interface Change {
  /** The id of the happening. */
  id: string;
  name: string;
  entryId: string | null;
  commentId: string | null;
}

export type ToWorker =
  | { say: 'ask'; number: number; question: Question }
  | { say: 'changed'; change: Change }
  | { say: 'reload' }
  | { say: 'learnt' }
  /** Of more entries than before it is known which way their sentences point. */
  | { say: 'embedded' }
  /** Perhaps not all members see it any more. */
  | { say: 'spaceChanged' }
  /** Somebody came, left, or changed their units. */
  | { say: 'peopleChanged' }
  | { say: 'settle'; number: number };

export type FromWorker =
  /** Null until everything has been read. */
  | { say: 'answer'; number: number; answer: Answer<Question> | null }
  | { say: 'settled'; number: number }
  | { say: 'loaded' }
  /** There is much that meaning has not been learnt from. */
  | { say: 'unlearnt' }
  | { say: 'stumbled'; error: string };

export type ToEmbedder =
  | { say: 'ask'; number: number; text: string }
  | { say: 'changed'; entry: string }
  | { say: 'reload' }
  | { say: 'settle'; number: number };

export type FromEmbedder =
  | { say: 'answer'; number: number; direction: Int8Array | null }
  | { say: 'settled'; number: number }
  | { say: 'embedded' }
  | { say: 'stumbled'; error: string };
