import { findKind } from '../../kinds/index.ts';
import { invalid } from '../kernel/index.ts';

export const searchStatuses = [
  'confirmed',
  'shared',
  'draft',
  'superseded',
  'open',
  'closed',
] as const;
export type SearchStatus = (typeof searchStatuses)[number];

/** What narrows a search, whether it was typed as an operator or chosen beside the words. */
export interface SearchFilters {
  /** A space's name. */
  space?: string | undefined;
  kind?: string | undefined;
  /** A person's handle. */
  author?: string | undefined;
  /** A unit's handle: works by its people. */
  unit?: string | undefined;
  tag?: string | undefined;
  /** Written before or since; days are days in UTC. */
  before?: Date | undefined;
  since?: Date | undefined;
  status?: SearchStatus | undefined;
  /** Of conversations that were closed with an outcome, or whose question was answered. */
  hasOutcome?: boolean | undefined;
}

/** What somebody typed into the search box, understood. */
export interface ParsedQuery extends SearchFilters {
  /** Each of these, of which any of the alternatives will do. */
  words: string[][];
  phrases: string[];
  excluded: string[];
}

const tokenPattern = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/giu;

/**
 * Reads a search: words, `"a phrase"`, `-without`, `this or that`, and operators (`author:ada`,
 * `in:yard`, `kind:`, `tag:`, `unit:`, `before:2026-03-01`, `since:`, `status:confirmed`,
 * `has:outcome`). What looks like an operator but is none is a word (`https://…`); an operator whose
 * value makes no sense is refused.
 */
export function parseQuery(text: string): ParsedQuery {
  const query: ParsedQuery = { words: [], phrases: [], excluded: [] };
  let alternative = false;
  for (const token of tokenize(text)) {
    const or = !token.operator && !token.isQuoted && !token.isExcluded && /^or$/i.test(token.value);
    if (token.operator) Object.assign(query, token.operator(token.value.toLowerCase()));
    else if (!or) addTerm(query, token, alternative);
    alternative = or && query.words.length > 0;
  }
  return query;
}

interface QueryToken {
  isExcluded: boolean;
  isQuoted: boolean;
  value: string;
  operator: ((value: string) => SearchFilters) | undefined;
}

function* tokenize(text: string): Generator<QueryToken> {
  for (const [whole, minus, name, quoted, plain] of text
    .replaceAll('\0', ' ')
    .matchAll(tokenPattern)) {
    const value = (quoted ?? plain ?? '').trim();
    const operator = name && !minus ? operators.get(name.toLowerCase()) : undefined;
    const term = operator || quoted !== undefined ? value : whole.slice(minus!.length);
    if (term)
      yield { isExcluded: minus !== '', isQuoted: quoted !== undefined, value: term, operator };
  }
}

function addTerm(
  query: ParsedQuery,
  { isExcluded, value, isQuoted }: QueryToken,
  alternative: boolean,
): void {
  if (isExcluded) query.excluded.push(value);
  else if (isQuoted) {
    query.phrases.push(value);
    for (const word of value.split(/\s+/)) query.words.push([word]);
  } else if (alternative) query.words.at(-1)!.push(value);
  else query.words.push([value]);
}

const operators = new Map<string, (value: string) => SearchFilters>(
  Object.entries({
    author: (author) => ({ author: author.replace(/^@/, '') }),
    by: (author) => ({ author: author.replace(/^@/, '') }),
    in: (space) => ({ space }),
    space: (space) => ({ space }),
    kind: (kind) => {
      if (!findKind(kind)) throw invalid({ q: 'kindUnknown' });
      return { kind };
    },
    tag: (tag) => ({ tag: tag.replace(/^#/, '') }),
    unit: (unit) => ({ unit }),
    before: (day) => ({ before: parseDay(day) }),
    since: (day) => ({ since: parseDay(day) }),
    after: (day) => ({ since: parseDay(day) }),
    status: parseStatus,
    is: parseStatus,
    has: (what) => {
      if (what !== 'outcome' && what !== 'answer') throw invalid({ q: 'searchHasUnknown' });
      return { hasOutcome: true };
    },
  }),
);

function parseStatus(text: string): SearchFilters {
  const status = searchStatuses.find((each) => each === text);
  if (!status) throw invalid({ q: 'searchStatusUnknown' });
  return { status };
}

/** `2026`, `2026-03` and `2026-03-01`, each its first moment in UTC. */
function parseDay(text: string): Date {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  const written = `${year}-${month}-${day}T00:00:00.000Z`;
  const date = new Date(written);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== written) {
    throw invalid({ q: 'searchDateInvalid' });
  }
  return date;
}
