import { type MessageName, say } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { listPeopleById } from '../../../workplace/people/index.ts';
import type { SealView } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import type { House } from '../house.ts';
import { numberText, sayRange } from './saying.ts';
import { sayStake } from './stake.tsx';

/** A person's name by their id, as far as the viewer may know of them. */
export type Names = ReadonlyMap<string, string>;

interface Measure {
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

interface Expectation {
  because: string;
  belief: string;
  will: string;
  due: string | null;
  stake: Parameters<typeof sayStake>[0];
  sponsor: string | null;
  champion: string | null;
  resolver: string | null;
  reviewOn: string | null;
  stopRule: string | null;
  ends: { id: string; title: string; measures: Measure[] }[];
  model?: { version: number; hash: string } | null;
}

/** One thing that a seal says: what it is called, and what it says of it. */
export interface Fact {
  name: string;
  before: string;
  after: string;
}

const expectationOf = (seal: SealView) =>
  (JSON.parse(seal.body) as { expectation: Expectation }).expectation;

/** The people whom these seals name. */
export async function namesIn(
  house: House,
  viewer: Viewer,
  seals: readonly SealView[],
): Promise<Names> {
  const ids = new Set(seals.flatMap((seal) => peopleOf(expectationOf(seal))));
  if (ids.size === 0) return new Map();
  const people = await listPeopleById(house.doorway.workplace, viewer, [...ids]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function peopleOf({ sponsor, champion, resolver, ends }: Expectation): string[] {
  const readers = ends.flatMap(({ measures }) => measures.map(({ reader }) => reader));
  return [sponsor, champion, resolver, ...readers].filter((id) => typeof id === 'string');
}

/** What one seal says otherwise than the one before, in the order of the page. */
export function differencesOf(before: SealView, after: SealView, names: Names): Fact[] {
  const [was, is] = [before, after].map((seal) => factsIn(expectationOf(seal), names));
  const all = new Map([...was!, ...is!].map(([key, { name }]) => [key, name]));
  return [...all]
    .map(([key, name]) => {
      const [one, other] = [was!.get(key)?.value ?? '', is!.get(key)?.value ?? ''];
      return { name, before: one, after: other };
    })
    .filter((fact) => fact.before !== fact.after);
}

type Facts = Map<string, { name: string; value: string }>;

function factsIn(expectation: Expectation, names: Names): Facts {
  const { ends, stake, model, ...said } = expectation;
  const who = (id: string | null) => (id === null ? '' : (names.get(id) ?? say('names.somebody')));
  const day = (text: string | null) => (text === null ? '' : dayWords(text));
  const facts: Facts = new Map();
  const put = (key: string, name: MessageName, value: string) =>
    facts.set(key, { name: say(name), value });
  put('because', 'wager.form.because', said.because);
  put('belief', 'wager.form.belief', said.belief);
  put('will', 'wager.form.will', said.will);
  put('due', 'wager.form.due', day(said.due));
  put('stake', 'wager.stake', [...sayStake(stake), stake.reputation ?? ''].join(', '));
  for (const part of ['sponsor', 'champion', 'resolver'] as const) {
    put(part, `wager.form.${part}`, who(said[part]));
  }
  put('reviewOn', 'wager.form.reviewOn', day(said.reviewOn));
  put('stopRule', 'wager.form.stopRule', said.stopRule ?? '');
  put('model', 'model.title', model ? say('model.version', { n: model.version }) : '');
  for (const { id, title, measures } of ends) {
    facts.set(id, { name: say('wager.end.title'), value: title });
    for (const measure of measures) putMeasure(facts, measure, { who, day });
  }
  return facts;
}

interface Saying {
  who(id: string | null): string;
  day(text: string | null): string;
}

function putMeasure(facts: Facts, measure: Measure, { who, day }: Saying): void {
  const { id, name, unit, direction, baseline, target, due, range, source, reader } = measure;
  const number = (value: number | null) => (value === null ? '' : `${numberText(value)} ${unit}`);
  const values = {
    name,
    direction: say(`wager.direction.${direction}`),
    baseline: number(baseline),
    target: number(target),
    due: day(due),
    range: range ? sayRange(range) : '',
    source,
    reader: who(reader),
  };
  for (const [field, value] of Object.entries(values)) {
    const called = say(`wager.end.${field}` as MessageName);
    const label = say('wager.end.fieldOf', { measure: name, field: called });
    facts.set(`${id} ${field}`, { name: label, value });
  }
}
