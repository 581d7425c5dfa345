export { listDueForReview } from './due.ts';
export {
  type FilledSection,
  type Filling,
  fillingInput,
  fillTemplate,
  listTemplates,
  type Piece,
} from './filling.ts';
export type { Source, Work } from './related.ts';
export { type BriefStatus, findStatus } from './status.ts';
