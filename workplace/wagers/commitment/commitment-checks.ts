import { getTimeZone, type Viewer } from '../../access/index.ts';
import { invalid, toDay } from '../../kernel/index.ts';
import type { Expectation, ExpectedMeasure } from '../core/index.ts';
import { expectsActivity, findMeasureProblems } from '../core/index.ts';

/** What a commitment cannot be without, and what to say where it is missing. */
const requiredFacts = {
  due: 'dueMissing',
  resolver: 'resolverMissing',
  reviewOn: 'reviewMissing',
  stopRule: 'stopRuleMissing',
} as const;

/** Those of them that these facts leave empty. */
export function findMissingFacts(
  facts: Partial<Record<keyof typeof requiredFacts, unknown>>,
): Record<string, string> {
  const empty = ([field]: [string, string]) => facts[field as keyof typeof requiredFacts] === null;
  return Object.fromEntries(Object.entries(requiredFacts).filter(empty));
}

/** Throws `invalid` with these, if there are any. */
export function requireNoProblems(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** Which day it is for somebody. */
export function getToday(viewer: Viewer, now: Date): string {
  return toDay(getTimeZone(viewer), now);
}

/** Throws `invalid` where `flawsOf` finds anything. */
export function requireCommittable(
  expectation: Expectation,
  before: Expectation | null,
  today: string,
): void {
  requireNoProblems(findCommitmentProblems(expectation, before, today));
}

/**
 * Why this could not be sealed, by its fields; nothing where it could. Days that stood in the seal
 * before may be over by now; a new one may not.
 */
export function findCommitmentProblems(
  expectation: Expectation,
  before: Expectation | null,
  today: string,
): Record<string, string> {
  const problems = findMissingFacts(expectation);
  if (expectsActivity(expectation.title ?? '')) problems.title = 'countsDoing';
  for (const field of ['due', 'reviewOn'] as const) {
    const day = expectation[field];
    if (day !== null && day !== before?.[field] && day <= today) problems[field] = 'duePast';
  }
  const { amount, days, reputation } = expectation.stake;
  if (amount === null && days === null && reputation === null) problems.stake = 'stakeMissing';
  if (expectation.ends.length === 0) problems.ends = 'endsMissing';
  return { ...problems, ...findEndProblems(expectation, before, today) };
}

function findEndProblems({ ends }: Expectation, before: Expectation | null, today: string) {
  const problems: Record<string, string> = {};
  const stood = indexMeasures(before);
  for (const [i, { measures }] of ends.entries()) {
    if (measures.length === 0) problems[`ends.${i}.measures`] = 'measuresMissing';
    for (const [j, measure] of measures.entries()) {
      const asBefore = stood.get(measure.id)?.due === measure.due;
      for (const [field, why] of findMeasureProblems(measure, asBefore ? null : today)) {
        problems[`ends.${i}.measures.${j}.${field}`] = why;
      }
    }
  }
  return problems;
}

/** The measures of all ends, by their ids. */
export function indexMeasures(expectation: Expectation | null): Map<string, ExpectedMeasure> {
  const measures = expectation?.ends.flatMap((end) => end.measures) ?? [];
  return new Map(measures.map((measure) => [measure.id, measure]));
}
