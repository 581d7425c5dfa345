import { z } from 'zod';
import { handlePattern } from '../../people/index.ts';
import { cleanLine, cleanText } from '../../text/index.ts';
import { countsActivity, expectsActivity } from './activity-metrics.ts';

export const stages = ['pilot', 'model', 'commitment', 'closed'] as const;
export const answers = ['yes', 'no', 'unclear'] as const;
export const verdicts = ['met', 'notMet', 'learned', 'abandoned'] as const;
export const directions = ['up', 'down'] as const;

export const MAX_QUESTIONS = 50;
export const MAX_ENDS = 20;
export const MAX_MEASURES = 10;

const textInput = (missing: string, most = 2000) =>
  z
    .string(missing)
    .max(most, 'tooLong')
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, missing));
const lineInput = (missing: string, most: number) =>
  z.string(missing).transform(cleanLine).pipe(z.string().min(1, missing).max(most, 'tooLong'));
const nullable = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

/** Words that may be left out; none at all say nothing. */
const optionalTextInput = (most = 2000) =>
  z
    .string()
    .max(most, 'tooLong')
    .nullish()
    .transform((text) => cleanText(text ?? '').trim() || null);

/** A day as 2026-03-02, of a year that calendars of today have. */
export const dayInput = z
  .string('dayMalformed')
  .refine((text) => z.iso.date().safeParse(text).success, 'dayMalformed')
  .refine((text) => /^(?:19|2\d)/.test(text), 'dayMalformed');

const handleInput = z.string('personUnknown').regex(handlePattern, 'personUnknown');

/** A number of an outcome. A count of doing is an object, and is refused for what it is. */
const numberInput = z
  .union([z.number(), z.object({ done: z.number() })], 'notNumber')
  .refine((value) => typeof value === 'number', 'countsDoing')
  .transform((value) => Number(value) + 0)
  .refine((value) => Math.abs(value) <= 1e15, 'numberRange');

const isNotActivity = (text: string) => !countsActivity(text);
const nameInput = (missing: string, most: number) =>
  lineInput(missing, most).refine(isNotActivity, 'countsDoing');

const stakeInput = z
  .object({
    amount: nullable(numberInput.refine((value) => value > 0, 'notAboveZero')),
    /** As ISO 4217 names it, such as EUR. */
    currency: nullable(z.string().regex(/^[A-Z]{3}$/, 'currencyUnknown')),
    /** Person-days. */
    days: nullable(numberInput.refine((value) => value > 0, 'notAboveZero')),
    reputation: optionalTextInput(1000),
  })
  .refine(({ amount, currency }) => (amount === null) === (currency === null), {
    message: 'currencyUnknown',
    path: ['currency'],
  });

/** Because … we believe that … will … by …; and who answers for it. */
const factsInput = z.object({
  because: textInput('becauseMissing'),
  belief: textInput('beliefMissing'),
  will: textInput('willMissing').refine((text) => !expectsActivity(text), 'countsDoing'),
  due: dayInput.nullable(),
  stake: stakeInput.nullable(),
  sponsor: handleInput.nullable(),
  champion: handleInput.nullable(),
  /** Who will say how it came out: never whoever made it. */
  resolver: handleInput.nullable(),
  reviewOn: dayInput.nullable(),
  /** Null where it is left out; a change that does not name it leaves it as it is. */
  stopRule: z
    .string()
    .max(2000, 'tooLong')
    .transform((text) => cleanText(text).trim() || null)
    .nullable(),
});

const hypothesisFields = { because: true, belief: true, will: true } as const;

export const factsChange = factsInput.partial();
export type FactsChange = z.output<typeof factsChange>;

const questionText = textInput('questionMissing', 1000);

export const wagerInput = factsInput
  .partial()
  .required(hypothesisFields)
  .extend({ questions: z.array(questionText).max(MAX_QUESTIONS, 'tooMany').default([]) });
export type WagerInput = z.output<typeof wagerInput>;

export const questionInput = z.object({ text: questionText });
export const dropQuestionInput = z.object({ reason: textInput('whyMissing') });
export const stageInput = z.object({ stage: z.enum(stages, 'stageUnknown') });

export const findingInput = z.object({
  question: z.uuid('questionUnknown'),
  answer: z.enum(answers, 'answerUnknown'),
  /** A work that is there already, in the wager's space; else the words of a new one. */
  entry: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
});

/** In which it is expected on its day, nine to one; the target may lie outside of it. */
const rangeInput = z
  .object({ low: numberInput, high: numberInput })
  .refine(({ low, high }) => low < high, { message: 'rangeNotWide', path: ['high'] });

export const measureInput = z.object({
  /** That of the measure as it is, where it is to be changed. */
  id: z.uuid('measureUnknown').optional(),
  name: nameInput('measureNameMissing', 200),
  unit: nameInput('unitMissing', 60),
  direction: z.enum(directions, 'directionUnknown'),
  baseline: nullable(numberInput),
  target: nullable(numberInput),
  due: nullable(dayInput),
  range: nullable(rangeInput),
  /** Where the numbers come from. */
  source: nameInput('measureSourceMissing', 500),
  /** Who reads it; where it is not said, whoever made the wager. */
  reader: nullable(handleInput),
});
export type MeasureInput = z.output<typeof measureInput>;

export const endInput = z.object({
  id: z.uuid('endUnknown').optional(),
  title: nameInput('endMissing', 300),
  measures: z.array(measureInput).max(MAX_MEASURES, 'tooMany').default([]),
});
export type EndInput = z.output<typeof endInput>;

export const amendmentInput = factsChange.extend({
  /** Why, and since when it is known. */
  reason: textInput('whyMissing'),
  /** All ends as they are to be from now on; those that keep their `id` are changed. */
  ends: z.array(endInput).max(MAX_ENDS, 'tooMany').optional(),
});

const timeInput = z.union([z.iso.datetime({ offset: true }), dayInput], 'timeMalformed');

export const readingInput = z.object({
  value: numberInput,
  /** When it was so: a time with its zone, or a day where the reader is; else now. */
  at: nullable(timeInput),
  /** An address, or an entry or file of this workplace, that shows it. */
  evidence: z.string('evidenceMissing').trim().min(1, 'evidenceMissing').max(2048, 'tooLong'),
  note: optionalTextInput(),
  /** The reading that it corrects, and why that one was wrong. */
  corrects: nullable(z.uuid('readingUnknown')),
  reason: optionalTextInput(),
});
export type ReadingInput = z.output<typeof readingInput>;

export const hookInput = z.object({
  label: lineInput('labelMissing', 200),
  /** The page where its numbers can be looked up, for readings that name none. */
  evidence: readingInput.shape.evidence,
});

export const verdictInput = z.object({
  verdict: z.enum(verdicts, 'verdictUnknown'),
  /** Markdown: what was learned, whatever came of it. */
  learned: textInput('learnedMissing', 20_000),
  title: nullable(lineInput('titleMissing', 200)),
  /** What might build on it. */
  next: optionalTextInput(),
  /** One for each measure, where it is met or not met. */
  readings: z
    .array(z.uuid('readingUnknown'))
    .max(MAX_ENDS * MAX_MEASURES, 'tooMany')
    .default([]),
});

/** A measure as far as its coming out goes. */
export interface ExpectedOutcome {
  direction: (typeof directions)[number];
  baseline: number | null;
  target: number | null;
  due: string | null;
  range?: { low: number; high: number };
}

/** Whether a value is at the target or beyond it. */
export function meetsTarget(
  { direction, target }: ExpectedOutcome & { target: number },
  value: number,
): boolean {
  return direction === 'up' ? value >= target : value <= target;
}

/**
 * Why a measure could not come out both ways: fields that are wrong, each with the reason; none
 * where it could. `today` is left out for a due day that stood before.
 */
export function findMeasureProblems(
  measure: ExpectedOutcome,
  today: string | null,
): [string, string][] {
  const { baseline, target, due } = measure;
  const problems: [string, string][] = [];
  if (baseline === null) problems.push(['baseline', 'baselineMissing']);
  if (target === null) problems.push(['target', 'targetMissing']);
  if (due === null) problems.push(['due', 'dueMissing']);
  else if (today !== null && due <= today) problems.push(['due', 'duePast']);
  if (baseline === null) return problems;
  if (target !== null && meetsTarget({ ...measure, target }, baseline))
    problems.push(['target', 'targetMet']);
  if (isRangeNoBetterThanBaseline(measure, baseline)) problems.push(['range', 'rangeNoBetter']);
  return problems;
}

/** A range wholly on the wrong side of the baseline expects nothing of the wager. */
function isRangeNoBetterThanBaseline(
  { direction, range }: ExpectedOutcome,
  baseline: number,
): boolean {
  if (!range) return false;
  return direction === 'up' ? range.high <= baseline : range.low >= baseline;
}
