import { type Viewer, zoneOf } from '../access/index.ts';
import { dayIn } from '../days.ts';
import { invalid } from '../refusal.ts';
import { expectsDoing } from './doing.ts';
import type { Expectation, ExpectedMeasure } from './expectation.ts';
import { flawsOfMeasure } from './rules.ts';

/** What a commitment cannot be without, and what to say where it is missing. */
const needed = {
  due: 'dueMissing',
  resolver: 'resolverMissing',
  reviewOn: 'reviewMissing',
  stopRule: 'stopRuleMissing',
} as const;

/** Those of them that these facts leave empty. */
export function gapsOf(
  facts: Partial<Record<keyof typeof needed, unknown>>,
): Record<string, string> {
  const empty = ([field]: [string, string]) => facts[field as keyof typeof needed] === null;
  return Object.fromEntries(Object.entries(needed).filter(empty));
}

/** Throws `invalid` with these, if there are any. */
export function refuse(flaws: Record<string, string>): void {
  if (Object.keys(flaws).length > 0) throw invalid(flaws);
}

/** Which day it is for somebody. */
export function todayFor(viewer: Viewer, now: Date): string {
  return dayIn(zoneOf(viewer), now);
}

/** Throws `invalid` where `flawsOf` finds anything. */
export function refuseFlaws(
  expectation: Expectation,
  before: Expectation | null,
  today: string,
): void {
  refuse(flawsOf(expectation, before, today));
}

/**
 * Why this could not be sealed, by its fields; nothing where it could. Days that stood in the seal
 * before may be over by now; a new one may not.
 */
export function flawsOf(
  expectation: Expectation,
  before: Expectation | null,
  today: string,
): Record<string, string> {
  const flaws = gapsOf(expectation);
  if (expectsDoing(expectation.title ?? '')) flaws.title = 'countsDoing';
  for (const field of ['due', 'reviewOn'] as const) {
    const day = expectation[field];
    if (day !== null && day !== before?.[field] && day <= today) flaws[field] = 'duePast';
  }
  const { amount, days, reputation } = expectation.stake;
  if (amount === null && days === null && reputation === null) flaws.stake = 'stakeMissing';
  if (expectation.ends.length === 0) flaws.ends = 'endsMissing';
  return { ...flaws, ...flawsOfEnds(expectation, before, today) };
}

function flawsOfEnds({ ends }: Expectation, before: Expectation | null, today: string) {
  const flaws: Record<string, string> = {};
  const stood = measuresById(before);
  for (const [i, { measures }] of ends.entries()) {
    if (measures.length === 0) flaws[`ends.${i}.measures`] = 'measuresMissing';
    for (const [j, measure] of measures.entries()) {
      const asBefore = stood.get(measure.id)?.due === measure.due;
      for (const [field, why] of flawsOfMeasure(measure, asBefore ? null : today)) {
        flaws[`ends.${i}.measures.${j}.${field}`] = why;
      }
    }
  }
  return flaws;
}

/** The measures of all ends, by their ids. */
export function measuresById(expectation: Expectation | null): Map<string, ExpectedMeasure> {
  const measures = expectation?.ends.flatMap((end) => end.measures) ?? [];
  return new Map(measures.map((measure) => [measure.id, measure]));
}
