import { z } from 'zod';
import { invalid } from '../../workplace/kernel/index.ts';
import type { ActionContext, DocumentStatus, EntryRights, Kind, KindAction } from '../kind.ts';

const daySchema = z.iso.date('dayMalformed');

const detailsSchema = z.strictObject({
  status: z.enum(['draft', 'shared', 'confirmed']),
  confirmedAt: z.iso.datetime().optional(),
  confirmedBy: z.uuid().optional(),
  reviewBy: daySchema.optional(),
  template: z.literal(true).optional(),
});
type BriefDetails = z.infer<typeof detailsSchema>;

/** It is a living document: whoever may change its words may say how far it has come. */
const isEditor = ({ canEdit }: EntryRights) => canEdit;

/** Without what only a confirmation says. */
function removeConfirmation({
  confirmedAt: _at,
  confirmedBy: _by,
  ...rest
}: BriefDetails): BriefDetails {
  return rest;
}

function requireFutureDay(reviewBy: string, { today }: ActionContext): string {
  if (reviewBy < today) throw invalid({ reviewBy: 'reviewPast' });
  return reviewBy;
}

/** To share it, or to take it back to a draft; it is confirmed by a confirmation. */
const statusAction: KindAction<BriefDetails, { status: 'draft' | 'shared' }> = {
  noun: 'status',
  input: z.object({ status: z.enum(['draft', 'shared'], 'statusUnknown') }),
  isAllowed: isEditor,
  apply: (brief, input) => ({ ...removeConfirmation(brief), status: input.status }),
  undo: (brief) => ({ ...removeConfirmation(brief), status: 'draft' }),
};

/** Somebody stands by how it reads now, perhaps until a day. */
const confirmationAction: KindAction<BriefDetails, { reviewBy?: string | undefined }> = {
  noun: 'confirmation',
  input: z.object({ reviewBy: daySchema.optional() }),
  isAllowed: isEditor,
  apply: ({ reviewBy: _until, ...brief }, input, context) => ({
    ...removeConfirmation(brief),
    status: 'confirmed',
    confirmedAt: context.now.toISOString(),
    ...(context.personId && { confirmedBy: context.personId }),
    ...(input.reviewBy && { reviewBy: requireFutureDay(input.reviewBy, context) }),
  }),
  undo: (brief) =>
    brief.status === 'confirmed' ? { ...removeConfirmation(brief), status: 'shared' } : brief,
};

/** The day by which somebody is to look at it again. */
const reviewAction: KindAction<BriefDetails, { reviewBy: string }> = {
  noun: 'review',
  input: z.object({ reviewBy: daySchema }),
  isAllowed: isEditor,
  apply: (brief, input, context) => ({
    ...brief,
    reviewBy: requireFutureDay(input.reviewBy, context),
  }),
  undo: ({ reviewBy: _until, ...brief }) => brief,
};

/** Others start from it. */
const templateAction: KindAction<BriefDetails, Record<string, never>> = {
  noun: 'template',
  input: z.object({}),
  isAllowed: isEditor,
  apply: (brief) => ({ ...brief, template: true }),
  undo: ({ template: _is, ...brief }) => brief,
};

/**
 * A living document: a draft, then shared, then confirmed. That another took its place follows from
 * lineage, and that it changed since it was confirmed from its history; neither is kept here.
 */
export const brief: Kind<BriefDetails> = {
  name: 'brief',
  details: detailsSchema,
  initialDetails: { status: 'draft' },
  editedBy: 'writers',
  closedBy: 'people',
  actions: [statusAction, confirmationAction, reviewAction, templateAction],
  chosenComment: () => null,
  status: (brief): DocumentStatus => ({
    name: brief.status,
    confirmedAt: brief.confirmedAt ?? null,
    confirmedBy: brief.confirmedBy ?? null,
    reviewBy: brief.reviewBy ?? null,
    template: brief.template === true,
  }),
};
