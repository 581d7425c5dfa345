export { type ProvDocument, toProvDocument } from './prov-document.ts';
export { getProvenance, type Provenance, type ProvenanceSource } from './provenance.ts';
export { renderSourceFiles, zipSources } from './sources-zip.ts';
