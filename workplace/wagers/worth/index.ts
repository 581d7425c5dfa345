export { modelInput, mostQuantities, signatureInput } from './input.ts';
export { makeModel } from './modelling.ts';
export {
  getModel,
  listWorths,
  type ModelView,
  type QuantitySource,
  type QuantityView,
  type SignatureView,
  type SourceWork,
  type VersionView,
  type WorthInShort,
} from './models.ts';
export { shapes } from './quantities.ts';
export { makeReckoner, type Reckoner } from './reckoner.ts';
export { signModel, withdrawSignature } from './signing.ts';
export type { Histogram, Worth } from './simulation.ts';
