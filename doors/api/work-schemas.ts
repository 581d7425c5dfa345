import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import type { RevisionView } from '../../workplace/entries/index.ts';
import type { Byline } from '../../workplace/people/index.ts';
import { type ReactionCount, reactionNames } from '../../workplace/works/index.ts';

/** A named shape, or nothing; `.nullable()` would be lost where the document only names it. */
export function makeNullable<T extends ZodType>(shape: T) {
  return z.union([shape, z.null()]);
}

/** Who wrote a work. */
export const authorSchema = z
  .object({
    handle: z.string().nullable().openapi({ description: 'null for a name without account here.' }),
    name: z.string(),
    url: z.string().nullable().openapi({ description: 'Their web site, or else their page here.' }),
  })
  .openapi('Author');

export function toApiAuthor({ handle, name, url }: Byline, origin: string) {
  return { handle, name, url: url ?? (handle === null ? null : `${origin}/people/${handle}`) };
}

export const reactionNameSchema = z.enum(reactionNames, 'reactionUnknown');

export const reactionsSchema = z
  .array(z.object({ name: reactionNameSchema, count: z.int(), own: z.boolean() }))
  .openapi('Reactions', { description: 'How often each was given, and whether by oneself.' });

export const toApiReactions = (reactions: ReactionCount[]): z.infer<typeof reactionsSchema> =>
  reactions;

/** How a work read for a time. */
export const revisionSchema = z
  .object({
    number: z.int().openapi({ description: 'Counted from 1; the last is the present one.' }),
    title: z.string().nullable(),
    body: z.string(),
    tags: z.array(z.string()).nullable(),
    at: z.iso.datetime(),
    by: makeNullable(authorSchema),
  })
  .openapi('Revision');

export function toApiRevision(
  revision: RevisionView,
  origin: string,
): z.infer<typeof revisionSchema> {
  const by = revision.by && toApiAuthor(revision.by, origin);
  return { ...revision, at: revision.at.toISOString(), by };
}

/** Any text at all may stand in an address; what is not an id names nothing. */
export const idParams = z.object({ id: z.uuid() });
