export {
  type CompoundingMetrics,
  getCompounding,
  MIN_WORKS,
  type StaleSource,
} from './compounding.ts';
export { type Credit, listCredit } from './credit.ts';
export {
  type LibraryEntry,
  type LibraryView,
  libraryViews,
  listLibrary,
  listSubject,
} from './library.ts';
