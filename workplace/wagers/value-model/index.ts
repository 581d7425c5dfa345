export { addModelVersion } from './add-model-version.ts';
export { type Calculator, createCalculator } from './calculator.ts';
export { findBrokenModels, valueModelIntegrityQueries } from './integrity-checks.ts';
export { MAX_QUANTITIES, modelInput, signatureInput } from './model-input.ts';
export {
  getModel,
  listValueSummaries,
  type ModelVersionView,
  type ModelView,
  type QuantitySource,
  type QuantityView,
  type SignatureView,
  type SourceWork,
  type ValueSummary,
} from './model-queries.ts';
export { distributionShapes, findRangeProblems, quantityInput, unitInput } from './quantities.ts';
export { signModel, withdrawSignature } from './signatures.ts';
export type { Histogram, ValueEstimate } from './simulation.ts';
