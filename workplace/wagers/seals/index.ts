export {
  allowAmendment,
  createSeal,
  loadExpectation,
  type NewSeal,
  sealAmendment,
} from './create-seal.ts';
export { findBrokenSeals, wagerIntegrityQueries } from './integrity-checks.ts';
export { loadOriginalTerms, type OriginalTerms } from './original-terms.ts';
