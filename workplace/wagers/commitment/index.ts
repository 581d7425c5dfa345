export { amendWager } from './amend-wager.ts';
export { commitWager } from './commit-wager.ts';
export { previewSeal, type SealPreview } from './preview-seal.ts';
