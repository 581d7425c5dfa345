import { z } from 'zod';
import { cleanText } from '../text/index.ts';
import { MAX_PASSAGE_LENGTH } from '../works/index.ts';

/** The ways in which a work can have to do with what came before it. */
export const relations = ['buildsOn', 'departsFrom', 'supersedes', 'answers'] as const;

/** Relations over which a correction travels: what took a work's place does not rest on it. */
export const propagatingRelations = ['buildsOn', 'departsFrom', 'answers'] as const;

const optionalTextField = z
  .string()
  .max(MAX_PASSAGE_LENGTH, 'tooLong')
  .nullish()
  .transform((text) => cleanText(text ?? '').trim() || null);

/** An id or address of a work, or the address of a page elsewhere. */
const sourceField = z.string('sourceUnknown').trim().min(1, 'sourceUnknown');

const linkFields = z.object({
  source: sourceField,
  relation: z.enum(relations, 'relationUnknown'),
  /** Why it departs from its source; welcome on the others. */
  reason: optionalTextField,
  /** The words of the source that are meant, where it is not the whole. */
  passage: optionalTextField,
});

export const linkInput = linkFields.refine(
  ({ relation, reason }) => relation !== 'departsFrom' || reason !== null,
  { message: 'reasonMissing', path: ['reason'] },
);

export type LinkInput = z.output<typeof linkInput>;
/** A source of a new work, whose relation is the field it stands in. */
export type SourceInput = Omit<LinkInput, 'relation'>;

const bareSourceInput = z
  .string()
  .transform((text): SourceInput => ({ source: text.trim(), reason: null, passage: null }));
const sourceInput = z.union([bareSourceInput, linkFields.omit({ relation: true })]);

/** One stands for a list of one; so an error can name the source that does not hold. */
const oneOrMany = <T extends z.ZodType>(one: T) =>
  z
    .preprocess(
      (value) => (value === undefined ? [] : [value].flat()),
      z.array(one).max(50, 'tooMany'),
    )
    .optional()
    .transform((sources) => sources ?? []);

/** Sources, each by itself or with its passage. */
export const sourcesField = oneOrMany(sourceInput).transform((sources) =>
  sources.filter(({ source }) => source !== ''),
);

const departureInput = linkFields
  .omit({ relation: true })
  .refine(({ reason }) => reason !== null, { message: 'reasonMissing', path: ['reason'] });

/** Sources that a work departs from, each with the reason. */
export const departuresField = oneOrMany(departureInput);

export const correctionInput = z.object({
  /** What was wrong. */
  note: z
    .string('noteMissing')
    .max(MAX_PASSAGE_LENGTH, 'tooLong')
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, 'noteMissing')),
});

export const withdrawalInput = z.object({
  /** Why; it stands in its place, and is told to whoever built on it. */
  note: optionalTextField,
});

export const settlements = ['confirmed', 'changed'] as const;

export const settlementInput = z.object({ how: z.enum(settlements, 'settlementUnknown') });
