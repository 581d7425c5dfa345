import { z } from '@hono/zod-openapi';
import { entryPath } from '../../workplace/entries/index.ts';
import type {
  CorrectionView,
  DatedFlag,
  DatedLink,
  LinkEnd,
} from '../../workplace/lineage/index.ts';
import { relations } from '../../workplace/lineage/rules.ts';
import { authorOf, authorShape, orNull } from './works.ts';

const endShape = z
  .object({
    type: z.enum(['entry', 'comment']),
    id: z.uuid(),
    url: z.url(),
    entry: z.uuid().openapi({ description: 'The entry itself, or the one commented on.' }),
    title: z.string().openapi({ description: 'Empty once the entry was withdrawn.' }),
  })
  .openapi('LinkEnd');

type Named = Pick<LinkEnd, 'entry' | 'slug' | 'title' | 'comment'>;

function endOf({ entry, slug, title, comment }: Named, origin: string) {
  const url = origin + entryPath({ id: entry, slug });
  if (!comment) return { type: 'entry' as const, id: entry, url, entry, title };
  return { type: 'comment' as const, id: comment, url: `${url}#comment-${comment}`, entry, title };
}

const pageShape = z
  .object({
    url: z.url(),
    title: z.string().nullable(),
    excerpt: z.string().nullable(),
  })
  .openapi('OutsidePage', { description: 'A page elsewhere, as it was when it was fetched.' });

export const linkShape = z
  .object({
    id: z.uuid(),
    relation: z.enum(relations),
    reason: z.string().nullable(),
    passage: z.string().nullable().openapi({ description: 'The words of the source meant.' }),
    found: z.boolean().openapi({ description: 'It stands in the text and goes with it.' }),
    from: endShape,
    to: orNull(endShape).openapi({ description: 'The source, where it is a work.' }),
    page: orNull(pageShape).openapi({ description: 'The source, where it is a page elsewhere.' }),
    createdAt: z.iso.datetime(),
  })
  .openapi('Link');

export function linkOf(link: DatedLink, origin: string): z.infer<typeof linkShape> {
  const { id, relation, reason, passage, found, url, page } = link;
  return {
    id,
    relation,
    reason,
    passage,
    found,
    from: endOf(link.from, origin),
    to: link.to && endOf(link.to, origin),
    page: url === null ? null : { url, title: page?.title ?? null, excerpt: page?.excerpt ?? null },
    createdAt: link.createdAt.toISOString(),
  };
}

export const correctionShape = z
  .object({
    id: z.uuid(),
    comment: z.uuid().nullable().openapi({ description: 'Set where a comment was wrong.' }),
    cause: z.enum(['corrected', 'superseded', 'withdrawn']),
    note: z.string().nullable(),
    by: orNull(endShape).openapi({ description: 'What took its place.' }),
    madeBy: orNull(authorShape),
    madeAt: z.iso.datetime(),
  })
  .openapi('Correction');

export function correctionOf(
  correction: CorrectionView,
  origin: string,
): z.infer<typeof correctionShape> {
  const { id, commentId, cause, note, by, madeBy, madeAt } = correction;
  const later = by && { entry: by.id, slug: by.slug, title: by.title, comment: null };
  return {
    id,
    comment: commentId,
    cause,
    note,
    by: later && endOf(later, origin),
    madeBy: madeBy && authorOf(madeBy, origin),
    madeAt: madeAt.toISOString(),
  };
}

export const flagShape = z
  .object({
    id: z.uuid(),
    work: endShape,
    corrected: endShape,
    cause: z.enum(['corrected', 'superseded', 'withdrawn']),
    note: z.string().nullable(),
    by: orNull(endShape).openapi({ description: 'What took its place.' }),
    raisedAt: z.iso.datetime(),
  })
  .openapi('Flag', { description: 'A work to look at again: a source of it was corrected.' });

export function flagOf(flag: DatedFlag, origin: string): z.infer<typeof flagShape> {
  const { id, cause, note, raisedAt } = flag;
  return {
    id,
    cause,
    note,
    work: endOf(flag.work, origin),
    corrected: endOf(flag.corrected, origin),
    by: flag.by && endOf(flag.by, origin),
    raisedAt: raisedAt.toISOString(),
  };
}
