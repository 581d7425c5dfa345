import type {
  FindingAnswer,
  ReadingVia,
  WagerStage,
  WagerVerdict,
} from '../../../storage/index.ts';
import type { SpaceLabel } from '../../entries/index.ts';
import type { ExpectedMeasure, ExpectedRange, SealedTerms } from './expectation.ts';
import type { PersonLabel } from './people.ts';

/** A work, as a wager refers to it. */
export interface WorkLabel {
  id: string;
  path: string;
  /** Empty once it was withdrawn. */
  title: string;
}

/** One dated observation. People of whom the viewer may not know are null. */
export interface ReadingView {
  id: string;
  measure: string;
  at: Date;
  value: number;
  evidence: { url: string } | { entry: WorkLabel } | { file: { path: string; name: string } };
  note: string | null;
  by: PersonLabel | null;
  enteredAt: Date;
  via: ReadingVia;
  /** The reading that it corrects, and why. */
  corrects: string | null;
  reason: string | null;
  /** The one by which it was corrected; its value stays to be seen, and counts no more. */
  correctedBy: string | null;
}

export interface MeasureView extends Omit<ExpectedMeasure, 'reader' | 'range'> {
  /** In which it is on its day, nine to one; null where nobody said. */
  range: ExpectedRange | null;
  reader: PersonLabel | null;
  /** What was sealed first, where an amendment has changed it since. */
  originalTerms: SealedTerms | null;
  latest: ReadingView | null;
}

export interface EndView {
  id: string;
  title: string;
  measures: MeasureView[];
}

export interface QuestionView {
  id: string;
  text: string;
  dropped: { because: string; at: Date } | null;
  findings: FindingView[];
}

export interface FindingView {
  id: string;
  answer: FindingAnswer | null;
  work: WorkLabel;
  by: PersonLabel | null;
  at: Date;
}

/** A seal without its body. */
export interface SealLabel {
  number: number;
  at: Date;
  by: PersonLabel | null;
  reason: string | null;
  hash: string;
}

/** A seal whole, with what it is chained to; anybody can compute its hash anew. */
export interface SealView extends SealLabel {
  previous: string;
  /** Canonical JSON (RFC 8785), exactly as it was sealed. */
  body: string;
}

export interface VerdictView {
  verdict: WagerVerdict;
  at: Date;
  by: PersonLabel | null;
  learned: WorkLabel | null;
  next: string | null;
  cited: ReadingView[];
}

/** What a wager says of itself, as lists and its page show it. */
export interface WagerLabel {
  id: string;
  path: string;
  title: string;
  space: SpaceLabel;
  stage: WagerStage;
  owner: PersonLabel | null;
  because: string;
  belief: string;
  will: string;
  due: string | null;
  reviewOn: string | null;
  /** Whether the day of its review, or the last of its ends, is over and nobody resolved it. */
  overdue: boolean;
  verdict: WagerVerdict | null;
  closedAt: Date | null;
  createdAt: Date;
}

export interface WagerView extends WagerLabel {
  stake: {
    amount: number | null;
    currency: string | null;
    days: number | null;
    reputation: string | null;
  };
  sponsor: PersonLabel | null;
  champion: PersonLabel | null;
  resolver: PersonLabel | null;
  stopRule: string | null;
  questions: QuestionView[];
  /** What was found besides the pilot's questions: what was learned at the end. */
  learned: FindingView[];
  ends: EndView[];
  seals: SealLabel[];
  closing: VerdictView | null;
  can: {
    /** Change it, ask, commit and amend. */
    change: boolean;
    /** Find and read. */
    write: boolean;
    resolve: boolean;
  };
}

/** A wager on the board, with what it expects and its last readings. */
export interface WagerOnBoard extends WagerLabel {
  ends: {
    id: string;
    title: string;
    measures: (Pick<
      ExpectedMeasure,
      'id' | 'name' | 'unit' | 'direction' | 'baseline' | 'target' | 'due'
    > & {
      sealedAt: Date | null;
      /** At most thirty, oldest first, without those that were corrected. */
      recent: { at: Date; value: number }[];
    })[];
  }[];
}
