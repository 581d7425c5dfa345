import { z } from 'zod';
import { cleanLine, cleanText, toSafeUrl } from '../text/index.ts';
import { isTimeZone, toCurrentTimeZone } from './time-zones.ts';

/** 1–39 of a–z, 0–9 and hyphens between them; a handle is part of an address and never changes hands. */
export const handlePattern = /^[a-z0-9]([a-z0-9-]{0,37}[a-z0-9])?$/;

const lineField = (max: number, missing?: string) =>
  z.string(missing).transform(cleanLine).pipe(z.string().max(max, 'tooLong'));
const optionalLineField = (max: number) =>
  lineField(max)
    .nullish()
    .transform((text) => text || null);

export const nameField = lineField(120, 'nameMissing').pipe(z.string().min(1, 'nameMissing'));

const websiteField = z
  .string()
  .max(500, 'tooLong')
  .nullish()
  .transform((text, context) => {
    if (!text?.trim()) return null;
    const url = toSafeUrl(text.trim());
    if (!url) context.addIssue({ code: 'custom', message: 'webSiteUnsafe' });
    return url;
  });

const timeZoneField = z.string().refine(isTimeZone, 'timeZoneUnknown');

/** As a browser says it; one that nobody here knows keeps nobody out. */
export const browserTimeZoneField = z
  .string()
  .optional()
  .transform((text) => (text && isTimeZone(text) ? toCurrentTimeZone(text) : 'UTC'));

/** What somebody says of themselves. */
export const profileInput = z.object({
  name: nameField,
  title: optionalLineField(120),
  about: z
    .string()
    .max(2000, 'tooLong')
    .nullish()
    .transform((text) => cleanText(text ?? '').trim() || null),
  website: websiteField,
  timeZone: timeZoneField.default('UTC'),
});

export const unitsField = z
  .array(z.string().regex(handlePattern, 'unitUnknown'))
  .max(50, 'tooMany');

const emailField = z.union([z.literal(''), z.email('emailMalformed').max(254, 'tooLong')]);

export const personInput = profileInput.partial({ timeZone: true }).extend({
  handle: z.string().trim().toLowerCase().regex(handlePattern, 'handleMalformed'),
  email: emailField.nullish().transform((text) => text?.trim().toLowerCase() || null),
  membership: z.enum(['member', 'guest']).default('member'),
  admin: z.boolean().default(false),
  units: unitsField.default([]),
});

/**
 * What an administrator may change about somebody: what the organisation knows of them. What they
 * say of themselves is their own.
 */
export const personChangeInput = z.object({
  name: nameField.optional(),
  email: emailField
    .nullish()
    .transform((text) => (text === undefined ? undefined : text?.trim().toLowerCase() || null)),
  title: lineField(120)
    .nullish()
    .transform((text) => (text === undefined ? undefined : text || null)),
  membership: z.enum(['member', 'guest']).optional(),
  admin: z.boolean().optional(),
  /** Handle of the one person to whom they report, or null for nobody. */
  reportsTo: z.string().regex(handlePattern, 'reportsToUnknown').nullish(),
  /** Handles of all units that they belong to from now on. */
  units: unitsField.optional(),
});

export const unitInput = z.object({
  handle: z.string().trim().toLowerCase().regex(handlePattern, 'handleMalformed'),
  title: lineField(120, 'titleMissing').pipe(z.string().min(1, 'titleMissing')),
  parent: z.string().regex(handlePattern, 'unitUnknown').nullish(),
});

export const unitChangeInput = unitInput.pick({ parent: true }).extend({
  title: nameField.optional(),
  /** Whether its people sign value models; one unit's do, in place of whichever did before. */
  signsValueModels: z.boolean().optional(),
});

/** A handle made from a name, for imports and invitations; `taken` says which are no longer free. */
export function createHandle(name: string, taken: (handle: string) => boolean): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base =
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32)
      .replace(/-+$/, '') || 'person';
  for (let n = 1; ; n += 1) {
    const handle = n === 1 ? base : `${base}-${n}`;
    if (!taken(handle)) return handle;
  }
}
