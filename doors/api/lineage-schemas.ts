import { z } from '@hono/zod-openapi';
import type {
  CorrectionView,
  DatedFlag,
  DatedLink,
  LinkEndpoint,
} from '../../workplace/lineage/index.ts';
import { relations } from '../../workplace/lineage/index.ts';
import { entryPath } from '../../workplace/works/index.ts';
import { authorSchema, makeNullable, toApiAuthor } from './work-schemas.ts';

const linkEndpointSchema = z
  .object({
    type: z.enum(['entry', 'comment']),
    id: z.uuid(),
    url: z.url(),
    entry: z.uuid().openapi({ description: 'The entry itself, or the one commented on.' }),
    title: z.string().openapi({ description: 'Empty once the entry was withdrawn.' }),
  })
  .openapi('LinkEndpoint');

type LinkEndpointFields = Pick<LinkEndpoint, 'entry' | 'slug' | 'title' | 'comment'>;

function toApiLinkEndpoint({ entry, slug, title, comment }: LinkEndpointFields, origin: string) {
  const url = origin + entryPath({ id: entry, slug });
  if (!comment) return { type: 'entry' as const, id: entry, url, entry, title };
  return { type: 'comment' as const, id: comment, url: `${url}#comment-${comment}`, entry, title };
}

const externalPageSchema = z
  .object({
    url: z.url(),
    title: z.string().nullable(),
    excerpt: z.string().nullable(),
  })
  .openapi('ExternalPage', { description: 'A page elsewhere, as it was when it was fetched.' });

export const linkSchema = z
  .object({
    id: z.uuid(),
    relation: z.enum(relations),
    reason: z.string().nullable(),
    passage: z.string().nullable().openapi({ description: 'The words of the source meant.' }),
    inText: z.boolean().openapi({ description: 'It stands in the text and goes with it.' }),
    from: linkEndpointSchema,
    to: makeNullable(linkEndpointSchema).openapi({
      description: 'The source, where it is a work.',
    }),
    page: makeNullable(externalPageSchema).openapi({
      description: 'The source, where it is a page elsewhere.',
    }),
    createdAt: z.iso.datetime(),
  })
  .openapi('Link');

export function toApiLink(link: DatedLink, origin: string): z.infer<typeof linkSchema> {
  const { id, relation, reason, passage, inText, url, page } = link;
  return {
    id,
    relation,
    reason,
    passage,
    inText,
    from: toApiLinkEndpoint(link.from, origin),
    to: link.to && toApiLinkEndpoint(link.to, origin),
    page: url === null ? null : { url, title: page?.title ?? null, excerpt: page?.excerpt ?? null },
    createdAt: link.createdAt.toISOString(),
  };
}

export const correctionSchema = z
  .object({
    id: z.uuid(),
    comment: z.uuid().nullable().openapi({ description: 'Set where a comment was wrong.' }),
    cause: z.enum(['corrected', 'superseded', 'withdrawn']),
    note: z.string().nullable(),
    by: makeNullable(linkEndpointSchema).openapi({ description: 'What took its place.' }),
    madeBy: makeNullable(authorSchema),
    madeAt: z.iso.datetime(),
  })
  .openapi('Correction');

export function toApiCorrection(
  correction: CorrectionView,
  origin: string,
): z.infer<typeof correctionSchema> {
  const { id, commentId, cause, note, by, madeBy, madeAt } = correction;
  const later = by && { entry: by.id, slug: by.slug, title: by.title, comment: null };
  return {
    id,
    comment: commentId,
    cause,
    note,
    by: later && toApiLinkEndpoint(later, origin),
    madeBy: madeBy && toApiAuthor(madeBy, origin),
    madeAt: madeAt.toISOString(),
  };
}

export const flagSchema = z
  .object({
    id: z.uuid(),
    work: linkEndpointSchema,
    corrected: linkEndpointSchema,
    cause: z.enum(['corrected', 'superseded', 'withdrawn']),
    note: z.string().nullable(),
    by: makeNullable(linkEndpointSchema).openapi({ description: 'What took its place.' }),
    raisedAt: z.iso.datetime(),
  })
  .openapi('Flag', { description: 'A work to look at again: a source of it was corrected.' });

export function toApiFlag(flag: DatedFlag, origin: string): z.infer<typeof flagSchema> {
  const { id, cause, note, raisedAt } = flag;
  return {
    id,
    cause,
    note,
    work: toApiLinkEndpoint(flag.work, origin),
    corrected: toApiLinkEndpoint(flag.corrected, origin),
    by: flag.by && toApiLinkEndpoint(flag.by, origin),
    raisedAt: raisedAt.toISOString(),
  };
}
