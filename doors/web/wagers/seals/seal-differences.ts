import { type MessageName, say } from '../../../../messages/index.ts';
import type { Viewer } from '../../../../workplace/access/index.ts';
import { listPeopleById } from '../../../../workplace/people/index.ts';
import type { SealView } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import type { WebContext } from '../../web-context.ts';
import { formatStake } from '../core/stake.tsx';
import { formatNumber, formatRangeSentence } from '../core/wager-text.ts';

/** A person's name by their id, as far as the viewer may know of them. */
export type PersonNames = ReadonlyMap<string, string>;

interface SealedMeasure {
  id: string;
  name: string;
  unit: string;
  direction: 'up' | 'down';
  baseline: number | null;
  target: number | null;
  due: string | null;
  range?: { low: number; high: number };
  source: string;
  reader: string | null;
}

interface SealedExpectation {
  because: string;
  belief: string;
  will: string;
  due: string | null;
  stake: Parameters<typeof formatStake>[0];
  sponsor: string | null;
  champion: string | null;
  resolver: string | null;
  reviewOn: string | null;
  stopRule: string | null;
  ends: { id: string; title: string; measures: SealedMeasure[] }[];
  model?: { version: number; hash: string } | null;
}

/** One thing that a seal says: what it is called, and what it says of it. */
export interface SealDifference {
  name: string;
  before: string;
  after: string;
}

const parseExpectation = (seal: SealView) =>
  (JSON.parse(seal.body) as { expectation: SealedExpectation }).expectation;

/** The people whom these seals name. */
export async function loadPersonNames(
  web: WebContext,
  viewer: Viewer,
  seals: readonly SealView[],
): Promise<PersonNames> {
  const ids = new Set(seals.flatMap((seal) => listPersonIds(parseExpectation(seal))));
  if (ids.size === 0) return new Map();
  const people = await listPeopleById(web.door.context, viewer, [...ids]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function listPersonIds({ sponsor, champion, resolver, ends }: SealedExpectation): string[] {
  const readers = ends.flatMap(({ measures }) => measures.map(({ reader }) => reader));
  return [sponsor, champion, resolver, ...readers].filter((id) => typeof id === 'string');
}

/** What one seal says otherwise than the one before, in the order of the page. */
export function listSealDifferences(
  before: SealView,
  after: SealView,
  names: PersonNames,
): SealDifference[] {
  const [was, is] = [before, after].map((seal) => listSealedFacts(parseExpectation(seal), names));
  const all = new Map([...was!, ...is!].map(([key, { name }]) => [key, name]));
  return [...all]
    .map(([key, name]) => {
      const [one, other] = [was!.get(key)?.value ?? '', is!.get(key)?.value ?? ''];
      return { name, before: one, after: other };
    })
    .filter((fact) => fact.before !== fact.after);
}

type SealedFacts = Map<string, { name: string; value: string }>;

function listSealedFacts(expectation: SealedExpectation, names: PersonNames): SealedFacts {
  const { ends, stake, model, ...said } = expectation;
  const who = (id: string | null) => (id === null ? '' : (names.get(id) ?? say('names.somebody')));
  const day = (text: string | null) => (text === null ? '' : formatCalendarDay(text));
  const facts: SealedFacts = new Map();
  const put = (key: string, name: MessageName, value: string) =>
    facts.set(key, { name: say(name), value });
  put('because', 'wager.form.because', said.because);
  put('belief', 'wager.form.belief', said.belief);
  put('will', 'wager.form.will', said.will);
  put('due', 'wager.form.due', day(said.due));
  put('stake', 'wager.stake', [...formatStake(stake), stake.reputation ?? ''].join(', '));
  for (const part of ['sponsor', 'champion', 'resolver'] as const) {
    put(part, `wager.form.${part}`, who(said[part]));
  }
  put('reviewOn', 'wager.form.reviewOn', day(said.reviewOn));
  put('stopRule', 'wager.form.stopRule', said.stopRule ?? '');
  put('model', 'model.title', model ? say('model.version', { n: model.version }) : '');
  for (const { id, title, measures } of ends) {
    facts.set(id, { name: say('wager.end.title'), value: title });
    for (const measure of measures) addMeasureFacts(facts, measure, { who, day });
  }
  return facts;
}

interface FactFormatters {
  who(id: string | null): string;
  day(text: string | null): string;
}

function addMeasureFacts(
  facts: SealedFacts,
  measure: SealedMeasure,
  { who, day }: FactFormatters,
): void {
  const { id, name, unit, direction, baseline, target, due, range, source, reader } = measure;
  const number = (value: number | null) => (value === null ? '' : `${formatNumber(value)} ${unit}`);
  const values = {
    name,
    direction: say(`wager.direction.${direction}`),
    baseline: number(baseline),
    target: number(target),
    due: day(due),
    range: range ? formatRangeSentence(range) : '',
    source,
    reader: who(reader),
  };
  for (const [field, value] of Object.entries(values)) {
    const called = say(`wager.end.${field}` as MessageName);
    const label = say('wager.end.fieldOf', { measure: name, field: called });
    facts.set(`${id} ${field}`, { name: label, value });
  }
}
