import { findKind } from '../../kinds/index.ts';
import { invalid } from '../refusal.ts';

export const statuses = ['confirmed', 'shared', 'draft', 'superseded', 'open', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** What narrows a search, whether it was typed as an operator or chosen beside the words. */
export interface Narrowing {
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
  status?: Status | undefined;
  /** Of conversations that were closed with an outcome, or whose question was answered. */
  hasOutcome?: boolean | undefined;
}

/** What somebody typed into the search box, understood. */
export interface Sought extends Narrowing {
  /** Each of these, of which any of the alternatives will do. */
  words: string[][];
  phrases: string[];
  without: string[];
}

const token = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/giu;

/**
 * Reads a search: words, `"a phrase"`, `-without`, `this or that`, and operators (`author:ada`,
 * `in:yard`, `kind:`, `tag:`, `unit:`, `before:2026-03-01`, `since:`, `status:confirmed`,
 * `has:outcome`). What looks like an operator but is none is a word (`https://…`); an operator whose
 * value makes no sense is refused.
 */
export function readSearch(text: string): Sought {
  const sought: Sought = { words: [], phrases: [], without: [] };
  let alternative = false;
  for (const said of tokensIn(text)) {
    const or = !said.operator && !said.quoted && !said.minus && /^or$/i.test(said.value);
    if (said.operator) Object.assign(sought, said.operator(said.value.toLowerCase()));
    else if (!or) addWords(sought, said, alternative);
    alternative = or && sought.words.length > 0;
  }
  return sought;
}

interface Token {
  minus: boolean;
  quoted: boolean;
  value: string;
  operator: ((value: string) => Narrowing) | undefined;
}

function* tokensIn(text: string): Generator<Token> {
  for (const [whole, minus, name, quoted, plain] of text.replaceAll('\0', ' ').matchAll(token)) {
    const value = (quoted ?? plain ?? '').trim();
    const operator = name && !minus ? operators.get(name.toLowerCase()) : undefined;
    const said = operator || quoted !== undefined ? value : whole.slice(minus!.length);
    if (said) yield { minus: minus !== '', quoted: quoted !== undefined, value: said, operator };
  }
}

function addWords(sought: Sought, { minus, value, quoted }: Token, alternative: boolean): void {
  if (minus) sought.without.push(value);
  else if (quoted) {
    sought.phrases.push(value);
    for (const word of value.split(/\s+/)) sought.words.push([word]);
  } else if (alternative) sought.words.at(-1)!.push(value);
  else sought.words.push([value]);
}

const operators = new Map<string, (value: string) => Narrowing>(
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
    before: (day) => ({ before: dayOf(day) }),
    since: (day) => ({ since: dayOf(day) }),
    after: (day) => ({ since: dayOf(day) }),
    status: statusOf,
    is: statusOf,
    has: (what) => {
      if (what !== 'outcome' && what !== 'answer') throw invalid({ q: 'searchHas' });
      return { hasOutcome: true };
    },
  }),
);

function statusOf(text: string): Narrowing {
  const status = statuses.find((each) => each === text);
  if (!status) throw invalid({ q: 'searchStatus' });
  return { status };
}

/** `2026`, `2026-03` and `2026-03-01`, each its first moment in UTC. */
function dayOf(text: string): Date {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  const written = `${year}-${month}-${day}T00:00:00.000Z`;
  const date = new Date(written);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== written) {
    throw invalid({ q: 'searchDay' });
  }
  return date;
}
