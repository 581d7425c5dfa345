import { z } from 'zod';
import { kinds } from '../../kinds/index.ts';
import { departuresField, sourcesField } from '../lineage/index.ts';
import { cleanLine, cleanText, tagField } from '../text/index.ts';
import { wagerInput } from '../wagers/core/rules.ts';

export const MAX_BODY_LENGTH = 200_000;
export const MAX_TAGS = 12;

export const titleField = z
  .string('titleMissing')
  .transform(cleanLine)
  .pipe(z.string().min(1, 'titleMissing').max(200, 'tooLong'));

/** Markdown as written; only what no text may hold is taken out. */
export const bodyField = z
  .string()
  .max(MAX_BODY_LENGTH, 'tooLong')
  .transform((text) => cleanText(text));

export const tagsField = z
  .array(tagField)
  .max(MAX_TAGS, 'tooManyTags')
  .transform((tags) => [...new Set(tags)]);

export const entryInput = z.object({
  space: z.string('spaceMissing').min(1, 'spaceMissing'),
  kind: z
    .string()
    .default('post')
    .refine((name) => kinds.some((kind) => kind.name === name), 'kindUnknown'),
  title: titleField,
  body: bodyField.default(''),
  tags: tagsField.default([]),
  /** Ids or addresses of what it builds on, alone or each with its passage. */
  buildsOn: sourcesField,
  departsFrom: departuresField,
  supersedes: sourcesField,
  answers: sourcesField,
  /** The draft that this was, which goes with the publication. */
  draft: z.uuid().optional(),
  /** What a wager says of itself besides. */
  wager: wagerInput.optional(),
});
export type EntryInput = z.output<typeof entryInput>;

export const entryChange = z.object({
  title: titleField.optional(),
  body: bodyField.optional(),
  tags: tagsField.optional(),
  /** How many edits the writer had seen; another number is a conflict, and nothing is lost. */
  edits: z.coerce.number().int().optional(),
});
