import { z } from 'zod';

export const handle = z.string().regex(/^[a-z][a-z0-9-]*$/, 'A handle has a-z, 0-9 and hyphens.');
export const text = z.string().min(1);
export const days = z.number().nonnegative();
/** An entry is named by its place below `content/`, such as `workshop/payload`. */
const entryKey = z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'Name an entry as "space/file".');

export const unitsSchema = z.array(
  z.strictObject({
    handle,
    title: text,
    parent: handle.optional(),
    signs: z.boolean().optional(),
  }),
);

export const peopleSchema = z.array(
  z.strictObject({
    handle,
    name: text,
    title: text,
    units: z.array(handle).default([]),
    timeZone: text,
    website: z.url().optional(),
    admin: z.boolean().default(false),
    guest: z.boolean().default(false),
  }),
);

export const spacesSchema = z.array(
  z.strictObject({
    name: handle,
    title: text,
    purpose: text,
    audience: z.enum(['open', 'closed', 'public']),
    steward: handle,
    members: z.array(handle),
  }),
);

const brief = z.strictObject({
  shared: days.optional(),
  template: days.optional(),
  confirmed: z.strictObject({ by: handle, after: days, reviewIn: days }).optional(),
});

export const entrySchema = z.strictObject({
  kind: z.enum(['post', 'question', 'brief']),
  title: text,
  author: handle,
  daysAgo: days,
  tags: z.array(text).default([]),
  buildsOn: z.array(entryKey).default([]),
  departsFrom: z.strictObject({ entry: entryKey, because: text }).optional(),
  supersedes: entryKey.optional(),
  brief: brief.optional(),
});

export type DemoUnit = z.output<typeof unitsSchema>[number];
export type DemoPerson = z.output<typeof peopleSchema>[number];
export type DemoSpace = z.output<typeof spacesSchema>[number];
export type EntryFrontMatter = z.output<typeof entrySchema>;
