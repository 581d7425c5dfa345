export { type ProvDocument, provDocument } from './prov.ts';
export { getProvenance, type Provenance, type Source } from './provenance.ts';
export { sourceFiles, zipSources } from './zip.ts';
