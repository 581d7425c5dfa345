import { z } from 'zod';
import { handlePattern } from '../people/rules.ts';
import { cleanLine, cleanText, plainSlug } from '../text/bounds.ts';

export const spaceNamePattern = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;

/** Names that addresses below /spaces need for themselves. */
const reserved = new Set(['new']);

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
    .refine((name) => !reserved.has(name), 'spaceNameReserved'),
  title: titleField,
  purpose: purposeField.default(''),
  audience: z.enum(['open', 'closed', 'public'], 'audienceUnknown'),
});

export const spaceChange = z.object({
  title: titleField.optional(),
  purpose: purposeField.optional(),
  audience: z.enum(['open', 'closed', 'public'], 'audienceUnknown').optional(),
});

export const membershipInput = z.object({
  handle: z.string().trim().toLowerCase().regex(handlePattern, 'handleMalformed'),
  role: z.enum(['member', 'steward']).default('member'),
});

/** A name made from a title, in whole words; empty where the title has no Latin letter or digit. */
export function nameFrom(title: string): string {
  return plainSlug(title, 60);
}
