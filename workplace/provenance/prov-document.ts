import { createHash } from 'node:crypto';
import type { LineageEdge } from '../lineage/index.ts';
import type { Provenance, ProvenanceSource } from './provenance.ts';

type ProvAttributes = Record<string, unknown>;
type ProvRecords = Record<string, ProvAttributes>;

/** The document, by kind of record. */
export interface ProvDocument {
  prefix: Record<string, string>;
  entity: ProvRecords;
  activity: ProvRecords;
  agent: ProvRecords;
  wasGeneratedBy: ProvRecords;
  wasAssociatedWith: ProvRecords;
  wasAttributedTo: ProvRecords;
  wasDerivedFrom: ProvRecords;
}

/**
 * Provenance in the words of the W3C (PROV-JSON, https://www.w3.org/submissions/prov-json/): each
 * work is an entity that its writing generated. A revision is there a derivation of the type
 * `prov:Revision`.
 */
export function toProvDocument({ sources, edges }: Provenance, origin: string): ProvDocument {
  const names = new Map(sources.map((source) => [source.id, toEntityName(source)]));
  const written = sources.filter(({ type }) => type !== 'page');
  return {
    prefix: {
      prov: 'http://www.w3.org/ns/prov#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      entry: `${origin}/entries/`,
      comment: `${origin}/comments/`,
      writing: `${origin}/entries/history#`,
      person: `${origin}/people/`,
      page: `${origin}/lineage/page#`,
      commonplace: `${origin}/lineage/terms#`,
      dcterms: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
    },
    entity: toRecords(sources, (source) => [names.get(source.id)!, toEntity(source, origin)]),
    activity: toRecords(written, (source) => [`writing:${source.id}`, toActivity(source)]),
    agent: toRecords(written, (source) => [toAgentName(source), toAgent(source)]),
    wasGeneratedBy: toRecords(written, (source) => [
      `_:generated-${source.id}`,
      {
        'prov:entity': names.get(source.id),
        'prov:activity': `writing:${source.id}`,
        'prov:time': source.at?.toISOString(),
      },
    ]),
    wasAssociatedWith: toRecords(written, (source) => [
      `_:by-${source.id}`,
      { 'prov:activity': `writing:${source.id}`, 'prov:agent': toAgentName(source) },
    ]),
    wasAttributedTo: toRecords(written, (source) => [
      `_:of-${source.id}`,
      { 'prov:entity': names.get(source.id), 'prov:agent': toAgentName(source) },
    ]),
    wasDerivedFrom: Object.fromEntries(
      edges.map((edge, i) => [`_:derived-${i + 1}`, toDerivation(edge, names)]),
    ),
  };
}

function toRecords(
  sources: readonly ProvenanceSource[],
  record: (source: ProvenanceSource) => [string, ProvAttributes],
): ProvRecords {
  return Object.fromEntries(sources.map(record));
}

const hashText = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

function toEntityName({ type, id }: ProvenanceSource): string {
  return type === 'page' ? `page:${hashText(id)}` : `${type}:${id}`;
}

function toEntity(source: ProvenanceSource, origin: string): ProvAttributes {
  const { type, kind, title, path, status, tags } = source;
  return {
    'prov:label': title,
    'prov:type': toQualifiedName(`commonplace:${kind ?? type}`),
    'prov:location': {
      $: type === 'page' ? path : origin + path,
      type: 'xsd:anyURI',
    },
    ...(source.at && { 'dcterms:created': toXsdDateTime(source.at) }),
    ...(source.editedAt && { 'dcterms:modified': toXsdDateTime(source.editedAt) }),
    ...(source.fetchedAt && { 'commonplace:fetchedAt': toXsdDateTime(source.fetchedAt) }),
    ...(tags.length > 0 && { 'dcterms:subject': tags }),
    ...(status && { 'commonplace:status': status }),
  };
}

function toActivity({ at }: ProvenanceSource): ProvAttributes {
  return {
    'prov:type': toQualifiedName('commonplace:writing'),
    ...(at && { 'prov:endTime': at.toISOString() }),
  };
}

/** Somebody without an account has no page here, and is named by what they called themselves. */
function toAgentName({ by }: ProvenanceSource): string {
  return by?.handle ? `person:${by.handle}` : `person:unknown-${hashText(by?.name ?? '')}`;
}

function toAgent({ by }: ProvenanceSource): ProvAttributes {
  return {
    'prov:type': toQualifiedName('prov:Person'),
    'foaf:name': by?.name ?? '',
    ...(by?.url && { 'foaf:homepage': { $: by.url, type: 'xsd:anyURI' } }),
  };
}

function toDerivation(edge: LineageEdge, names: ReadonlyMap<string, string>): ProvAttributes {
  const own = toQualifiedName(`commonplace:${edge.relation}`);
  return {
    'prov:generatedEntity': names.get(edge.from),
    'prov:usedEntity': names.get(edge.to),
    'prov:type': edge.relation === 'supersedes' ? [toQualifiedName('prov:Revision'), own] : own,
    ...(edge.reason && { 'commonplace:reason': edge.reason }),
    // Not `prov:value`, which only an entity has.
    ...(edge.passage && { 'commonplace:passage': edge.passage }),
  };
}

const toQualifiedName = (name: string) => ({ $: name, type: 'xsd:QName' });
const toXsdDateTime = (at: Date) => ({ $: at.toISOString(), type: 'xsd:dateTime' });
