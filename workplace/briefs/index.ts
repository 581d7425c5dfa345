export { listDueForReview } from './due.ts';
export {
  type FilledSection,
  type FilledTemplate,
  fillTemplate,
  fillTemplateInput,
  listTemplates,
  type SectionPiece,
} from './fill-template.ts';
export type { BriefSource, SourceEntry } from './related-briefs.ts';
export { type BriefStatus, findBriefStatus } from './status.ts';
