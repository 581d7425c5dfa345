import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import type { WordingView } from '../../workplace/entries/index.ts';
import type { Byline } from '../../workplace/people/index.ts';
import { type ReactionCount, reactionNames } from '../../workplace/works/reactions.ts';

/** A named shape, or nothing; `.nullable()` would be lost where the document only names it. */
export function orNull<T extends ZodType>(shape: T) {
  return z.union([shape, z.null()]);
}

/** Who wrote a work. */
export const authorShape = z
  .object({
    handle: z.string().nullable().openapi({ description: 'null for a name without account here.' }),
    name: z.string(),
    url: z.string().nullable().openapi({ description: 'Their web site, or else their page here.' }),
  })
  .openapi('Author');

export function authorOf({ handle, name, url }: Byline, origin: string) {
  return { handle, name, url: url ?? (handle === null ? null : `${origin}/people/${handle}`) };
}

export const reactionName = z.enum(reactionNames, 'reactionUnknown');

export const reactionsShape = z
  .array(z.object({ name: reactionName, count: z.int(), own: z.boolean() }))
  .openapi('Reactions', { description: 'How often each was given, and whether by oneself.' });

export const reactionsOf = (reactions: ReactionCount[]): z.infer<typeof reactionsShape> =>
  reactions;

/** How a work read for a time. */
export const wordingShape = z
  .object({
    number: z.int().openapi({ description: 'Counted from 1; the last is the present one.' }),
    title: z.string().nullable(),
    body: z.string(),
    tags: z.array(z.string()).nullable(),
    at: z.iso.datetime(),
    by: orNull(authorShape),
  })
  .openapi('Wording');

export function wordingOf(wording: WordingView, origin: string): z.infer<typeof wordingShape> {
  const by = wording.by && authorOf(wording.by, origin);
  return { ...wording, at: wording.at.toISOString(), by };
}

/** Any text at all may stand in an address; what is not an id names nothing. */
export const idParam = z.object({ id: z.uuid() });
