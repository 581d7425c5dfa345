import { z } from 'zod';
import { spaceNamePattern } from '../access/index.ts';
import { handlePattern } from '../people/index.ts';
import { cleanLine, cleanText, createPlainSlug } from '../text/index.ts';

/** Names that addresses below /spaces need for themselves. */
const reservedNames = new Set(['new']);

const titleField = z
  .string('titleMissing')
  .transform(cleanLine)
  .pipe(z.string().min(1, 'titleMissing').max(120, 'tooLong'));

const purposeField = z
  .string()
  .transform((text) => cleanText(text).trim())
  .pipe(z.string().max(2000, 'tooLong'));

export const spaceInput = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .regex(spaceNamePattern, 'spaceNameMalformed')
    .refine((name) => !reservedNames.has(name), 'spaceNameReserved'),
  title: titleField,
  purpose: purposeField.default(''),
  audience: z.enum(['open', 'closed', 'public'], 'audienceUnknown'),
});

export const spaceChangeInput = z.object({
  title: titleField.optional(),
  purpose: purposeField.optional(),
  audience: z.enum(['open', 'closed', 'public'], 'audienceUnknown').optional(),
});

export const membershipInput = z.object({
  handle: z.string().trim().toLowerCase().regex(handlePattern, 'handleMalformed'),
  role: z.enum(['member', 'steward']).default('member'),
});

/** A name made from a title, in whole words; empty where the title has no Latin letter or digit. */
export function createSpaceName(title: string): string {
  return createPlainSlug(title, 60);
}
