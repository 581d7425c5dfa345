export { findAlike, type Text, wordsInCommon } from './alike.ts';
export { type Narrowing, type Status, statuses } from './asking.ts';
export type { Introduced } from './engine/circle.ts';
export { type Finder, makeFinder } from './finder.ts';
export type { FoundView } from './found-view.ts';
export { findPriorArt, isClose, type PriorArtReason, type PriorArtView } from './prior-art.ts';
export { type SearchFilter, type SearchPage, search } from './search.ts';
export { listSubjects, type SubjectView, worksOnSubject } from './subjects.ts';
