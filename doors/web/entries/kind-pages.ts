import { kinds } from '../../../kinds/index.ts';
import type { MessageName } from '../../../messages/index.ts';

/** A comment that its kind singles out, and how that is said and undone. */
export interface ChoiceMessages {
  noun: string;
  choose: MessageName;
  undo: MessageName;
  mark: MessageName;
  heading: MessageName;
}

/** The words and parts that a kind of entry has on its pages. */
export interface KindPage {
  label: MessageName;
  compose: MessageName;
  titleLabel: MessageName;
  titleHint: MessageName;
  bodyLabel: MessageName;
  publish: MessageName;
  /** What helps with the body, where the label does not say enough. */
  bodyHint?: MessageName;
  /** Whether its sections are listed above its text. */
  hasContents?: true;
  choice?: ChoiceMessages;
  /** Where it is written, as it says more than words. */
  ownForm?: string;
  /** Whether its own parts say what came of it. */
  hasConclusion?: true;
  /** Whether it can be put to people beyond its space. */
  canAskBeyond?: true;
}

const post: KindPage = {
  label: 'kind.post',
  compose: 'kind.post.compose',
  titleLabel: 'entry.titleLabel',
  titleHint: 'kind.post.titleHint',
  bodyLabel: 'entry.bodyLabel',
  publish: 'kind.post.publish',
};

const question: KindPage = {
  label: 'kind.question',
  compose: 'kind.question.compose',
  titleLabel: 'kind.question.titleLabel',
  titleHint: 'kind.question.titleHint',
  bodyLabel: 'kind.question.bodyLabel',
  publish: 'kind.question.publish',
  canAskBeyond: true,
  choice: {
    noun: 'acceptance',
    choose: 'question.accept',
    undo: 'question.unaccept',
    mark: 'question.accepted',
    heading: 'question.acceptedHeading',
  },
};

const brief: KindPage = {
  label: 'kind.brief',
  compose: 'kind.brief.compose',
  titleLabel: 'entry.titleLabel',
  titleHint: 'kind.brief.titleHint',
  bodyLabel: 'kind.brief.bodyLabel',
  bodyHint: 'compose.briefHint',
  publish: 'kind.brief.publish',
  hasContents: true,
};

const wager: KindPage = {
  label: 'kind.wager',
  compose: 'kind.wager.compose',
  titleLabel: 'entry.titleLabel',
  titleHint: 'kind.wager.titleHint',
  bodyLabel: 'kind.wager.bodyLabel',
  publish: 'kind.wager.publish',
  ownForm: '/wagers/new',
  hasConclusion: true,
};

const pages: Record<string, KindPage> = { post, question, brief, wager };

/** The kinds that are written in the one form of words. */
export const textKinds: readonly string[] = kinds
  .map(({ name }) => name)
  .filter((name) => !getKindPage(name).ownForm);

/** The page parts of a kind; one without its own is shown as a post. */
export function getKindPage(name: string): KindPage {
  return pages[name] ?? post;
}
