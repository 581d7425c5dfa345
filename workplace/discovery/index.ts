export { type Narrowing, type Status, statuses } from './asking.ts';
export { type Finder, makeFinder } from './finder.ts';
export type { FoundView } from './found-view.ts';
export { findPriorArt, type PriorArtReason, type PriorArtView } from './prior-art.ts';
export { type SearchFilter, type SearchPage, search } from './search.ts';
export { listSubjects, type SubjectView, worksOnSubject } from './subjects.ts';
