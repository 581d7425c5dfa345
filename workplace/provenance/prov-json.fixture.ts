/**
 * The rules of PROV-JSON (https://www.w3.org/submissions/prov-json/) and of the data model beneath
 * it (PROV-DM), as far as a document of ours has to do with them. There is no validator among the
 * packages of npm.
 */

type Attributes = Record<string, unknown>;
type Document = Record<string, Record<string, unknown>>;

interface Relation {
  /** What stands at its ends, and among which records. */
  ends: Record<string, 'entity' | 'activity' | 'agent'>;
  needs: string[];
  times?: string[];
}

const elements = ['entity', 'activity', 'agent'] as const;
const relations: Record<string, Relation> = {
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
const onlyOn: Record<string, string[]> = {
  'prov:value': ['entity'],
  'prov:location': ['entity', 'activity', 'agent', 'wasGeneratedBy'],
  'prov:role': ['wasGeneratedBy', 'wasAssociatedWith'],
  'prov:startTime': ['activity'],
  'prov:endTime': ['activity'],
};

const reserved: Record<string, string> = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const qualifiedName = /^([A-Za-z][\w-]*):([\w-][\w.-]*)$/;
const blank = /^_:[\w-]+$/;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Everything in a document, as it is sent, that the rules do not allow. */
export function problemsOf(document: Document): string[] {
  const { prefix = {}, ...kinds } = document;
  const named = (name: unknown) => {
    const said = qualifiedName.exec(String(name))?.[1];
    return said !== undefined && said in prefix;
  };
  const problems = Object.entries(prefix).flatMap(([name, address]) => [
    ...(URL.canParse(String(address)) ? [] : [`prefix ${name} is no address`]),
    ...(reserved[name] && reserved[name] !== address ? [`prefix ${name} is reserved`] : []),
  ]);
  for (const [kind, records] of Object.entries(kinds)) {
    if (!(elements as readonly string[]).includes(kind) && !relations[kind])
      problems.push(`${kind} is no kind of record`);
    for (const [id, attributes] of Object.entries(records)) {
      if (!named(id) && !(relations[kind] && blank.test(id)))
        problems.push(`${kind} ${id} has no name`);
      const record = { kind, id, attributes: attributes as Attributes };
      problems.push(...attributeProblems(record, named), ...endProblems(record, document));
    }
  }
  return problems;
}

interface Named {
  kind: string;
  id: string;
  attributes: Attributes;
}

function attributeProblems(
  { kind, id, attributes }: Named,
  named: (name: unknown) => boolean,
): string[] {
  const own = new Set(Object.keys(relations[kind]?.ends ?? {}));
  const times = ['prov:startTime', 'prov:endTime', ...(relations[kind]?.times ?? [])];
  return Object.entries(attributes).flatMap(([name, value]) => {
    const at = `${kind} ${id} ${name}`;
    if (!named(name)) return [`${at} has no declared prefix`];
    if (own.has(name)) return unless(named(value), `${at} is no qualified name`);
    if (onlyOn[name] && !onlyOn[name].includes(kind)) return [`${at} does not belong here`];
    if (times.includes(name)) return unless(dateTime.test(String(value)), `${at} is no time`);
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) return [`${at} is an empty list`];
    return values.flatMap((one) => literalProblems(one, name, at, named));
  });
}

function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem];
}

function literalProblems(
  literal: unknown,
  name: string,
  at: string,
  named: (name: unknown) => boolean,
): string[] {
  const typed = typeof literal === 'object' && literal !== null ? (literal as Attributes) : null;
  if (!typed) {
    const plain = ['string', 'number', 'boolean'].includes(typeof literal);
    return unless(plain && name !== 'prov:type', `${at} is no literal`);
  }
  const { $: value, type, lang, ...rest } = typed;
  if (typeof value !== 'string' || Object.keys(rest).length > 0 || (lang && type !== undefined))
    return [`${at} is no typed literal`];
  if (!named(type)) return [`${at} has no declared type`];
  if (name === 'prov:type' && type !== 'xsd:QName') return [`${at} is no qualified name`];
  const holds: Record<string, boolean> = {
    'xsd:QName': named(value),
    'xsd:dateTime': dateTime.test(value),
    'xsd:anyURI': URL.canParse(value),
  };
  return unless(holds[String(type)] !== false, `${at} is no ${type}`);
}

/** The model would let an end go undeclared; a document that is taken along has nowhere to look it up. */
function endProblems({ kind, id, attributes }: Named, document: Document): string[] {
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
