import { calculateGini } from '../workplace/search/index/exposure-cap.ts';
import type { Contact } from './replay.ts';

/** Who has to do with whom before the cut, and whom they came to have to do with after it. */
export interface ContactSplit {
  people: readonly string[];
  /** Whether one may be suggested to the other at all: unknown so far, and of another unit. */
  isEligible(person: string, other: string): boolean;
  known: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those whom each met after the cut, of those who were eligible. */
  met: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Cuts the contacts in two by time and sees who met whom afterwards. */
export function splitContacts(
  before: readonly Contact[],
  after: readonly Contact[],
  units: ReadonlyMap<string, string>,
): ContactSplit {
  const known = buildNeighbours(before);
  const people = [...known.keys()];
  const unitOf = (person: string) => units.get(person) ?? person;
  const eligible = (person: string, other: string) =>
    person !== other && unitOf(person) !== unitOf(other) && !known.get(person)?.has(other);
  const met = new Map(
    [...buildNeighbours(after)].flatMap(([person, others]) => {
      const fresh = [...others].filter((other) => known.has(other) && eligible(person, other));
      return known.has(person) && fresh.length > 0 ? [[person, new Set(fresh)] as const] : [];
    }),
  );
  return { people, isEligible: eligible, known, met };
}

function buildNeighbours(contacts: readonly Contact[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const { from, to } of contacts) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      all.set(one, (all.get(one) ?? new Set()).add(other));
    }
  }
  return all;
}

/** What is suggested to somebody, and of how much of it a reason was given. */
export interface SuggestionList {
  people: string[];
  explainedCount: number;
}

export const metricNames = [
  'precision',
  'recall',
  'MRR',
  'coverage',
  'Gini',
  'explained',
  'rel×unexp',
] as const;

const LIST_LENGTH = 10;

/**
 * Precision and recall at 10 and the mean reciprocal rank, over those who met anybody; over all
 * suggestions the share of people who are suggested to anybody, the Gini coefficient of how often,
 * the share with a reason; and per suggestion the surprise of those who were met (−log₂ of the
 * share of contacts that they have, against that of the least known).
 */
export function calculateListMetrics(
  { people, known, met }: ContactSplit,
  suggested: ReadonlyMap<string, SuggestionList>,
): number[] {
  const surprise = makeSurprise(known);
  const each = [...met].map(([person, others]) => {
    const list = (suggested.get(person)?.people ?? []).slice(0, LIST_LENGTH);
    const hits = list.filter((other) => others.has(other));
    const first = list.findIndex((other) => others.has(other));
    const worth = hits.reduce((sum, other) => sum + surprise(other), 0);
    return [
      hits.length / LIST_LENGTH,
      hits.length / others.size,
      first < 0 ? 0 : 1 / (first + 1),
      worth / LIST_LENGTH,
    ];
  });
  const mean = (of: number) =>
    each.reduce((sum, row) => sum + row[of]!, 0) / Math.max(each.length, 1);
  const exposure = new Map(people.map((person) => [person, 0]));
  let [all, explained] = [0, 0];
  for (const list of suggested.values()) {
    for (const other of list.people) exposure.set(other, (exposure.get(other) ?? 0) + 1);
    all += list.people.length;
    explained += list.explainedCount;
  }
  const counts = [...exposure.values()];
  const coverage = counts.filter((count) => count > 0).length / Math.max(people.length, 1);
  return [
    mean(0),
    mean(1),
    mean(2),
    coverage,
    calculateGini(exposure, people.length),
    explained / Math.max(all, 1),
    mean(3),
  ];
}

function makeSurprise(known: ContactSplit['known']): (person: string) => number {
  const all = [...known.values()].reduce((sum, others) => sum + others.size, 0);
  const of = (person: string) => -Math.log2(Math.max(known.get(person)?.size ?? 1, 1) / all);
  return (person) => of(person) / Math.log2(all);
}
