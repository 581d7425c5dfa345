import { z } from 'zod';
import { handlePattern } from '../people/rules.ts';
import { cleanLine, cleanText } from '../text/bounds.ts';
import { countsDoing, expectsDoing } from './doing.ts';

export const stages = ['pilot', 'model', 'commitment', 'closed'] as const;
export const answers = ['yes', 'no', 'unclear'] as const;
export const verdicts = ['met', 'notMet', 'learned', 'abandoned'] as const;
export const directions = ['up', 'down'] as const;

export const mostQuestions = 50;
export const mostEnds = 20;
export const mostMeasures = 10;

const words = (missing: string, most = 2000) =>
  z
    .string(missing)
    .max(most, 'tooLong')
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, missing));
const line = (missing: string, most: number) =>
  z.string(missing).transform(cleanLine).pipe(z.string().min(1, missing).max(most, 'tooLong'));
const perhaps = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

/** Words that may be left out; none at all say nothing. */
const perhapsWords = (most = 2000) =>
  z
    .string()
    .max(most, 'tooLong')
    .nullish()
    .transform((text) => cleanText(text ?? '').trim() || null);

/** A day as 2026-03-02, of a year that calendars of today have. */
export const dayField = z
  .string('dayMalformed')
  .refine((text) => z.iso.date().safeParse(text).success, 'dayMalformed')
  .refine((text) => /^(?:19|2\d)/.test(text), 'dayMalformed');

const handle = z.string('personUnknown').regex(handlePattern, 'personUnknown');

/** A number of an outcome. A count of doing is an object, and is refused for what it is. */
const number = z
  .union([z.number(), z.object({ done: z.number() })], 'notNumber')
  .refine((value) => typeof value === 'number', 'countsDoing')
  .transform((value) => Number(value) + 0)
  .refine((value) => Math.abs(value) <= 1e15, 'numberRange');

const notDoing = (text: string) => !countsDoing(text);
const name = (missing: string, most: number) => line(missing, most).refine(notDoing, 'countsDoing');

const stakeInput = z
  .object({
    amount: perhaps(number.refine((value) => value > 0, 'notAboveZero')),
    /** As ISO 4217 names it, such as EUR. */
    currency: perhaps(z.string().regex(/^[A-Z]{3}$/, 'currencyUnknown')),
    /** Person-days. */
    days: perhaps(number.refine((value) => value > 0, 'notAboveZero')),
    reputation: perhapsWords(1000),
  })
  .refine(({ amount, currency }) => (amount === null) === (currency === null), {
    message: 'currencyUnknown',
    path: ['currency'],
  });

/** Because … we believe that … will … by …; and who answers for it. */
const facts = z.object({
  because: words('becauseMissing'),
  belief: words('beliefMissing'),
  will: words('willMissing').refine((text) => !expectsDoing(text), 'countsDoing'),
  due: dayField.nullable(),
  stake: stakeInput.nullable(),
  sponsor: handle.nullable(),
  champion: handle.nullable(),
  /** Who will say how it came out: never whoever made it. */
  resolver: handle.nullable(),
  reviewOn: dayField.nullable(),
  /** Null where it is left out; a change that does not name it leaves it as it is. */
  stopRule: z
    .string()
    .max(2000, 'tooLong')
    .transform((text) => cleanText(text).trim() || null)
    .nullable(),
});

const hypothesis = { because: true, belief: true, will: true } as const;

export const factsChange = facts.partial();
export type FactsChange = z.output<typeof factsChange>;

const questionText = words('questionMissing', 1000);

export const wagerInput = facts
  .partial()
  .required(hypothesis)
  .extend({ questions: z.array(questionText).max(mostQuestions, 'tooMany').default([]) });
export type WagerInput = z.output<typeof wagerInput>;

export const questionInput = z.object({ text: questionText });
export const droppingInput = z.object({ reason: words('whyMissing') });
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
  .object({ low: number, high: number })
  .refine(({ low, high }) => low < high, { message: 'rangeNotWide', path: ['high'] });

export const measureInput = z.object({
  /** That of the measure as it is, where it is to be changed. */
  id: z.uuid('measureUnknown').optional(),
  name: name('measureNameMissing', 200),
  unit: name('unitMissing', 60),
  direction: z.enum(directions, 'directionUnknown'),
  baseline: perhaps(number),
  target: perhaps(number),
  due: perhaps(dayField),
  range: perhaps(rangeInput),
  /** Where the numbers come from. */
  source: name('measureSourceMissing', 500),
  /** Who reads it; where it is not said, whoever made the wager. */
  reader: perhaps(handle),
});
export type MeasureInput = z.output<typeof measureInput>;

export const endInput = z.object({
  id: z.uuid('endUnknown').optional(),
  title: name('endMissing', 300),
  measures: z.array(measureInput).max(mostMeasures, 'tooMany').default([]),
});
export type EndInput = z.output<typeof endInput>;

export const amendmentInput = factsChange.extend({
  /** Why, and since when it is known. */
  reason: words('whyMissing'),
  /** All ends as they are to be from now on; those that keep their `id` are changed. */
  ends: z.array(endInput).max(mostEnds, 'tooMany').optional(),
});

const moment = z.union([z.iso.datetime({ offset: true }), dayField], 'timeMalformed');

export const readingInput = z.object({
  value: number,
  /** When it was so: a time with its zone, or a day where the reader is; else now. */
  at: perhaps(moment),
  /** An address, or an entry or file of this workplace, that shows it. */
  evidence: z.string('evidenceMissing').trim().min(1, 'evidenceMissing').max(2048, 'tooLong'),
  note: perhapsWords(),
  /** The reading that it corrects, and why that one was wrong. */
  corrects: perhaps(z.uuid('readingUnknown')),
  reason: perhapsWords(),
});
export type ReadingInput = z.output<typeof readingInput>;

export const hookInput = z.object({
  label: line('labelMissing', 200),
  /** The page where its numbers can be looked up, for readings that name none. */
  evidence: readingInput.shape.evidence,
});

export const verdictInput = z.object({
  verdict: z.enum(verdicts, 'verdictUnknown'),
  /** Markdown: what was learned, whatever came of it. */
  learned: words('learnedMissing', 20_000),
  title: perhaps(line('titleMissing', 200)),
  /** What might build on it. */
  next: perhapsWords(),
  /** One for each measure, where it is met or not met. */
  readings: z
    .array(z.uuid('readingUnknown'))
    .max(mostEnds * mostMeasures, 'tooMany')
    .default([]),
});

/** A measure as far as its coming out goes. */
export interface Expected {
  direction: (typeof directions)[number];
  baseline: number | null;
  target: number | null;
  due: string | null;
  range?: { low: number; high: number };
}

/** Whether a value is at the target or beyond it. */
export function meets(
  { direction, target }: Expected & { target: number },
  value: number,
): boolean {
  return direction === 'up' ? value >= target : value <= target;
}

/**
 * Why a measure could not come out both ways: fields that are wrong, each with the reason; none
 * where it could. `today` is left out for a due day that stood before.
 */
export function flawsOfMeasure(measure: Expected, today: string | null): [string, string][] {
  const { baseline, target, due } = measure;
  const flaws: [string, string][] = [];
  if (baseline === null) flaws.push(['baseline', 'baselineMissing']);
  if (target === null) flaws.push(['target', 'targetMissing']);
  if (due === null) flaws.push(['due', 'dueMissing']);
  else if (today !== null && due <= today) flaws.push(['due', 'duePast']);
  if (baseline === null) return flaws;
  if (target !== null && meets({ ...measure, target }, baseline))
    flaws.push(['target', 'targetMet']);
  if (isBetterNowhere(measure, baseline)) flaws.push(['range', 'rangeNoBetter']);
  return flaws;
}

/** A range wholly on the wrong side of the baseline expects nothing of the wager. */
function isBetterNowhere({ direction, range }: Expected, baseline: number): boolean {
  if (!range) return false;
  return direction === 'up' ? range.high <= baseline : range.low >= baseline;
}
