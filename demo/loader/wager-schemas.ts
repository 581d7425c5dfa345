import { z } from 'zod';
import { days, handle, text } from './schemas.ts';

/** Days from the day on which the demo is made; a negative number is in the past. */
const daysAhead = z.number();

const finding = z.strictObject({
  author: handle,
  daysAgo: days,
  answer: z.enum(['yes', 'no', 'unclear']),
  title: text,
  body: text,
});

const question = z.strictObject({
  text,
  finding: finding.optional(),
  dropped: z.strictObject({ daysAgo: days, reason: text }).optional(),
});

const stake = z.strictObject({
  amount: z.number().optional(),
  currency: text.optional(),
  days: z.number().optional(),
  reputation: text.optional(),
});

const closed = z.strictObject({
  daysAgo: days,
  verdict: z.enum(['met', 'notMet', 'learned', 'abandoned']),
  title: text,
  learned: text,
  next: text.optional(),
});

/** The front matter of a wager: what is said in words. */
export const wagerSchema = z.strictObject({
  space: handle,
  title: text,
  author: handle,
  daysAgo: days,
  because: text,
  belief: text,
  will: text,
  dueIn: daysAhead,
  reviewIn: daysAhead,
  stake,
  sponsor: handle.optional(),
  champion: handle.optional(),
  resolver: handle,
  stopRule: text,
  questions: z.array(question),
  amended: z.strictObject({ daysAgo: days, reviewIn: daysAhead, reason: text }).optional(),
  closed: closed.optional(),
});

const reading = z.strictObject({
  daysAgo: days,
  value: z.number(),
  note: text.optional(),
  /** What was entered first, and why it was corrected. */
  corrected: z.strictObject({ from: z.number(), because: text }).optional(),
});

const measure = z.strictObject({
  name: text,
  unit: text,
  direction: z.enum(['up', 'down']),
  baseline: z.number(),
  target: z.number(),
  dueIn: daysAhead,
  range: z.strictObject({ low: z.number(), high: z.number() }).optional(),
  source: text,
  reader: handle,
  readings: z.array(reading),
});

const quantity = z.strictObject({
  name: text,
  low: z.number(),
  high: z.number(),
  unit: z.string(),
  shape: z.enum(['normal', 'lognormal', 'uniform', 'exact']).optional(),
  /** The question, counted from 1, whose finding is the source of this range. */
  question: z.number().int().positive().optional(),
});

/** The file of numbers beside a wager that has left its pilot. */
export const wagerNumbersSchema = z.strictObject({
  model: z.strictObject({ daysAgo: days }),
  ends: z.array(z.strictObject({ title: text, measures: z.array(measure) })),
  worth: z
    .strictObject({ daysAgo: days, formula: text, unit: text, quantities: z.array(quantity) })
    .optional(),
  signed: z.strictObject({ by: handle, daysAgo: days }).optional(),
  committed: z.strictObject({ daysAgo: days }).optional(),
  /** By handle, how likely each person thinks it is that the first end is met. */
  forecasts: z.record(handle, z.number().min(0).max(1)).optional(),
});

export type DemoMeasure = z.output<typeof measure>;
export type WagerFrontMatter = z.output<typeof wagerSchema>;
export type WagerNumbers = z.output<typeof wagerNumbersSchema>;
