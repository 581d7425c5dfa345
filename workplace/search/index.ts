export type { SuggestedIntroduction } from './index/social-graph.ts';
export { selectInteractions } from './index/tie-queries.ts';
export { makeSearchIndex, type SearchIndex } from './index-client.ts';
export {
  findPriorArt,
  isCloseMatch,
  type PriorArtReason,
  type PriorArtView,
  priorArtInput,
} from './prior-art.ts';
export { type SearchFilters, type SearchStatus, searchStatuses } from './query-parser.ts';
export { type ComparedText, findRelatedEntries, listSharedWords } from './related-entries.ts';
export { type SearchPage, type SearchRequest, search } from './search.ts';
export type { SearchResult } from './search-results.ts';
export { listSubjectEntries, listSubjects, type SubjectView } from './subjects.ts';
