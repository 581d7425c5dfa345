/**
 * The rules of PROV-JSON (https://www.w3.org/submissions/prov-json/) and of the data model beneath
 * it (PROV-DM), as far as a document of ours has to do with them. There is no validator among the
 * packages of npm.
 */

type Attributes = Record<string, unknown>;
type ProvJson = Record<string, Record<string, unknown>>;

interface RelationRules {
  /** What stands at its ends, and among which records. */
  ends: Record<string, 'entity' | 'activity' | 'agent'>;
  needs: string[];
  times?: string[];
}

const elements = ['entity', 'activity', 'agent'] as const;
const relations: Record<string, RelationRules> = {
  wasGeneratedBy: {
    ends: { 'prov:entity': 'entity', 'prov:activity': 'activity' },
    needs: ['prov:entity'],
    times: ['prov:time'],
  },
  wasAssociatedWith: {
    ends: { 'prov:activity': 'activity', 'prov:agent': 'agent', 'prov:plan': 'entity' },
    needs: ['prov:activity'],
  },
  wasAttributedTo: {
    ends: { 'prov:entity': 'entity', 'prov:agent': 'agent' },
    needs: ['prov:entity', 'prov:agent'],
  },
  wasDerivedFrom: {
    ends: {
      'prov:generatedEntity': 'entity',
      'prov:usedEntity': 'entity',
      'prov:activity': 'activity',
    },
    needs: ['prov:generatedEntity', 'prov:usedEntity'],
  },
};

/** PROV-DM 5.7.2: on which records these may stand; `prov:type` and `prov:label` on all. */
const allowedRecords: Record<string, string[]> = {
  'prov:value': ['entity'],
  'prov:location': ['entity', 'activity', 'agent', 'wasGeneratedBy'],
  'prov:role': ['wasGeneratedBy', 'wasAssociatedWith'],
  'prov:startTime': ['activity'],
  'prov:endTime': ['activity'],
};

const reservedPrefixes: Record<string, string> = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const qualifiedNamePattern = /^([A-Za-z][\w-]*):([\w-][\w.-]*)$/;
const blankNodePattern = /^_:[\w-]+$/;
const dateTimePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Everything in a document, as it is sent, that the rules do not allow. */
export function findProblems(document: ProvJson): string[] {
  const { prefix = {}, ...kinds } = document;
  const named = (name: unknown) => {
    const namespace = qualifiedNamePattern.exec(String(name))?.[1];
    return namespace !== undefined && namespace in prefix;
  };
  const problems = Object.entries(prefix).flatMap(([name, address]) => [
    ...(URL.canParse(String(address)) ? [] : [`prefix ${name} is no address`]),
    ...(reservedPrefixes[name] && reservedPrefixes[name] !== address
      ? [`prefix ${name} is reserved`]
      : []),
  ]);
  for (const [kind, records] of Object.entries(kinds)) {
    if (!(elements as readonly string[]).includes(kind) && !relations[kind])
      problems.push(`${kind} is no kind of record`);
    for (const [id, attributes] of Object.entries(records)) {
      if (!named(id) && !(relations[kind] && blankNodePattern.test(id)))
        problems.push(`${kind} ${id} has no name`);
      const record = { kind, id, attributes: attributes as Attributes };
      problems.push(...findAttributeProblems(record, named), ...findEndProblems(record, document));
    }
  }
  return problems;
}

interface ProvRecord {
  kind: string;
  id: string;
  attributes: Attributes;
}

function findAttributeProblems(
  { kind, id, attributes }: ProvRecord,
  named: (name: unknown) => boolean,
): string[] {
  const own = new Set(Object.keys(relations[kind]?.ends ?? {}));
  const times = ['prov:startTime', 'prov:endTime', ...(relations[kind]?.times ?? [])];
  return Object.entries(attributes).flatMap(([name, value]) => {
    const at = `${kind} ${id} ${name}`;
    if (!named(name)) return [`${at} has no declared prefix`];
    if (own.has(name)) return problemUnless(named(value), `${at} is no qualified name`);
    if (allowedRecords[name] && !allowedRecords[name].includes(kind))
      return [`${at} does not belong here`];
    if (times.includes(name))
      return problemUnless(dateTimePattern.test(String(value)), `${at} is no time`);
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) return [`${at} is an empty list`];
    return values.flatMap((one) => findLiteralProblems(one, name, at, named));
  });
}

function problemUnless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem];
}

function findLiteralProblems(
  literal: unknown,
  name: string,
  at: string,
  named: (name: unknown) => boolean,
): string[] {
  const typed = typeof literal === 'object' && literal !== null ? (literal as Attributes) : null;
  if (!typed) {
    const plain = ['string', 'number', 'boolean'].includes(typeof literal);
    return problemUnless(plain && name !== 'prov:type', `${at} is no literal`);
  }
  const { $: value, type, lang, ...rest } = typed;
  if (typeof value !== 'string' || Object.keys(rest).length > 0 || (lang && type !== undefined))
    return [`${at} is no typed literal`];
  if (!named(type)) return [`${at} has no declared type`];
  if (name === 'prov:type' && type !== 'xsd:QName') return [`${at} is no qualified name`];
  const holds: Record<string, boolean> = {
    'xsd:QName': named(value),
    'xsd:dateTime': dateTimePattern.test(value),
    'xsd:anyURI': URL.canParse(value),
  };
  return problemUnless(holds[String(type)] !== false, `${at} is no ${type}`);
}

/** The model would let an end go undeclared; a document that is taken along has nowhere to look it up. */
function findEndProblems({ kind, id, attributes }: ProvRecord, document: ProvJson): string[] {
  const { ends = {}, needs = [] } = relations[kind] ?? {};
  const missing = needs.filter((end) => attributes[end] === undefined);
  const loose = Object.entries(ends).filter(
    ([end, among]) =>
      attributes[end] !== undefined && !(String(attributes[end]) in (document[among] ?? {})),
  );
  return [
    ...missing.map((end) => `${kind} ${id} lacks ${end}`),
    ...loose.map(([end]) => `${kind} ${id} ${end} is not declared`),
  ];
}
