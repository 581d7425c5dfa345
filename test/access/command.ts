import {
  canManage,
  canComment as mayComment,
  canSee as maySee,
  canWrite as mayWrite,
  type PersonViewer,
  type SpaceAccess,
  type Viewer,
} from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import type { FixtureStage } from './wager-fixtures.ts';
import type { Fixture } from './world.ts';

/** One viewer trying a command on one fixture. */
export interface Attempt {
  context: CommandContext;
  viewer: Viewer;
  fixture: Fixture;
  /** What the model says of the viewer in the fixture's space. */
  access: SpaceAccess;
  /** Whether the viewer is the author of the fixture. */
  isOwn: boolean;
}

/** A command of the matrix: whom the rule allows it, and how it is run. */
export interface Command extends CommandOptions {
  name: string;
  isAllowed: Rule;
  run(attempt: Attempt, viewer: PersonViewer): Promise<unknown>;
}

interface CommandOptions {
  /** Commands of people alone are tried neither by nobody nor by the operator. */
  onlyPeople?: boolean;
  /** Needs a wager of the same author at this stage. */
  wager?: FixtureStage;
  /** Refused to everybody once the conversation is closed. */
  onlyWhileOpen?: boolean;
}

type Rule = (attempt: Attempt) => boolean;

export function command(
  name: string,
  isAllowed: Rule,
  run: (attempt: Attempt) => Promise<unknown>,
  options?: CommandOptions,
): Command {
  return { name, isAllowed, run, ...options };
}

/** A command that takes a person for its viewer. */
export function personalCommand(
  name: string,
  isAllowed: Rule,
  run: Command['run'],
  options?: CommandOptions,
): Command {
  return { name, isAllowed, run, onlyPeople: true, ...options };
}

export const isOperator: Rule = ({ viewer }) => viewer.kind === 'operator';
const readsOnly: Rule = ({ viewer }) => viewer.kind === 'person' && viewer.scope === 'read';

export const canSee: Rule = ({ viewer, access }) => maySee(viewer, access);
export const canWrite: Rule = ({ viewer, access }) => mayWrite(viewer, access);
export const canComment: Rule = ({ viewer, access }) => mayComment(viewer, access);
export const canTend: Rule = ({ viewer, access }) => canManage(viewer, access);

/** What people keep for themselves needs no more than to see it, and a token that writes. */
export const canKeepForThemselves: Rule = (attempt) => canSee(attempt) && !readsOnly(attempt);

export const isOwnOrOperator: Rule = (attempt) => isOperator(attempt) || attempt.isOwn;

/** What was written is changed by its author, who may still write there. */
export const canChange: Rule = (attempt) =>
  isOperator(attempt) || (attempt.isOwn && canWrite(attempt));

const tendsWhatIsNotArchived: Rule = (attempt) => canTend(attempt) && !attempt.access.archived;

/** An entry is closed, corrected and withdrawn by its author, or by whoever tends the space. */
export const canClose: Rule = (attempt) => canChange(attempt) || tendsWhatIsNotArchived(attempt);

/** A brief is edited by everybody who may write in its space, whoever wrote it. */
export const canEditBrief: Rule = (attempt) => isOperator(attempt) || canWrite(attempt);

export const canEditComment: Rule = (attempt) => isOwnOrOperator(attempt) && canComment(attempt);

export const canAnswerForComment: Rule = (attempt) =>
  canEditComment(attempt) || tendsWhatIsNotArchived(attempt);
