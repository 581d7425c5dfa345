export { createWager } from './create-wager.ts';
export { addFinding, enterStage, isInSpace, publishFinding, saveFinding } from './findings.ts';
export { addQuestion, dropQuestion } from './questions.ts';
