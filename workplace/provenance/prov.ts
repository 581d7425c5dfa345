import { createHash } from 'node:crypto';
import type { LineageEdge } from '../lineage/graph.ts';
import type { Provenance, Source } from './provenance.ts';

type Attributes = Record<string, unknown>;
type Records = Record<string, Attributes>;

/** The document, by kind of record. */
export interface ProvDocument {
  prefix: Record<string, string>;
  entity: Records;
  activity: Records;
  agent: Records;
  wasGeneratedBy: Records;
  wasAssociatedWith: Records;
  wasAttributedTo: Records;
  wasDerivedFrom: Records;
}

/**
 * Provenance in the words of the W3C (PROV-JSON, https://www.w3.org/submissions/prov-json/): each
 * work is an entity that its writing generated. A revision is there a derivation of the type
 * `prov:Revision`.
 */
export function provDocument({ sources, edges }: Provenance, origin: string): ProvDocument {
  const names = new Map(sources.map((source) => [source.id, nameOf(source)]));
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
    entity: records(sources, (source) => [names.get(source.id)!, entityOf(source, origin)]),
    activity: records(written, (source) => [`writing:${source.id}`, activityOf(source)]),
    agent: records(written, (source) => [agentName(source), agentOf(source)]),
    wasGeneratedBy: records(written, (source) => [
      `_:generated-${source.id}`,
      {
        'prov:entity': names.get(source.id),
        'prov:activity': `writing:${source.id}`,
        'prov:time': source.at?.toISOString(),
      },
    ]),
    wasAssociatedWith: records(written, (source) => [
      `_:by-${source.id}`,
      { 'prov:activity': `writing:${source.id}`, 'prov:agent': agentName(source) },
    ]),
    wasAttributedTo: records(written, (source) => [
      `_:of-${source.id}`,
      { 'prov:entity': names.get(source.id), 'prov:agent': agentName(source) },
    ]),
    wasDerivedFrom: Object.fromEntries(
      edges.map((edge, i) => [`_:derived-${i + 1}`, derivationOf(edge, names)]),
    ),
  };
}

function records(
  sources: readonly Source[],
  record: (source: Source) => [string, Attributes],
): Records {
  return Object.fromEntries(sources.map(record));
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

function nameOf({ type, id }: Source): string {
  return type === 'page' ? `page:${digest(id)}` : `${type}:${id}`;
}

function entityOf(source: Source, origin: string): Attributes {
  const { type, kind, title, path, standing, tags } = source;
  return {
    'prov:label': title,
    'prov:type': term(`commonplace:${kind ?? type}`),
    'prov:location': {
      $: type === 'page' ? path : origin + path,
      type: 'xsd:anyURI',
    },
    ...(source.at && { 'dcterms:created': time(source.at) }),
    ...(source.editedAt && { 'dcterms:modified': time(source.editedAt) }),
    ...(source.fetchedAt && { 'commonplace:fetchedAt': time(source.fetchedAt) }),
    ...(tags.length > 0 && { 'dcterms:subject': tags }),
    ...(standing && { 'commonplace:standing': standing }),
  };
}

function activityOf({ at }: Source): Attributes {
  return {
    'prov:type': term('commonplace:writing'),
    ...(at && { 'prov:endTime': at.toISOString() }),
  };
}

/** Somebody without an account has no page here, and is named by what they called themselves. */
function agentName({ by }: Source): string {
  return by?.handle ? `person:${by.handle}` : `person:unknown-${digest(by?.name ?? '')}`;
}

function agentOf({ by }: Source): Attributes {
  return {
    'prov:type': term('prov:Person'),
    'foaf:name': by?.name ?? '',
    ...(by?.url && { 'foaf:homepage': { $: by.url, type: 'xsd:anyURI' } }),
  };
}

function derivationOf(edge: LineageEdge, names: ReadonlyMap<string, string>): Attributes {
  const own = term(`commonplace:${edge.relation}`);
  return {
    'prov:generatedEntity': names.get(edge.from),
    'prov:usedEntity': names.get(edge.to),
    'prov:type': edge.relation === 'supersedes' ? [term('prov:Revision'), own] : own,
    ...(edge.reason && { 'commonplace:reason': edge.reason }),
    // Not `prov:value`, which only an entity has.
    ...(edge.passage && { 'commonplace:passage': edge.passage }),
  };
}

const term = (name: string) => ({ $: name, type: 'xsd:QName' });
const time = (at: Date) => ({ $: at.toISOString(), type: 'xsd:dateTime' });
