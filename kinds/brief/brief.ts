import { z } from 'zod';
import { invalid } from '../../workplace/refusal.ts';
import type { Doing, Kind, Relationship, Status, Verb } from '../kind.ts';

const day = z.iso.date('dayMalformed');

const details = z.strictObject({
  status: z.enum(['draft', 'shared', 'confirmed']),
  confirmedAt: z.iso.datetime().optional(),
  confirmedBy: z.uuid().optional(),
  reviewBy: day.optional(),
  template: z.literal(true).optional(),
});
type Details = z.infer<typeof details>;

/** It is a living document: whoever may change its words may say how far it has come. */
const may = ({ edits }: Relationship) => edits;

/** Without what only a confirmation says. */
function unconfirmed({ confirmedAt: _at, confirmedBy: _by, ...rest }: Details): Details {
  return rest;
}

function notPast(reviewBy: string, { today }: Doing): string {
  if (reviewBy < today) throw invalid({ reviewBy: 'reviewPast' });
  return reviewBy;
}

/** To share it, or to take it back to a draft; it is confirmed by a confirmation. */
const status: Verb<Details, { status: 'draft' | 'shared' }> = {
  noun: 'status',
  input: z.object({ status: z.enum(['draft', 'shared'], 'statusUnknown') }),
  may,
  apply: (brief, input) => ({ ...unconfirmed(brief), status: input.status }),
  undo: (brief) => ({ ...unconfirmed(brief), status: 'draft' }),
};

/** Somebody stands by how it reads now, perhaps until a day. */
const confirmation: Verb<Details, { reviewBy?: string | undefined }> = {
  noun: 'confirmation',
  input: z.object({ reviewBy: day.optional() }),
  may,
  apply: ({ reviewBy: _until, ...brief }, input, doing) => ({
    ...unconfirmed(brief),
    status: 'confirmed',
    confirmedAt: doing.now.toISOString(),
    ...(doing.personId && { confirmedBy: doing.personId }),
    ...(input.reviewBy && { reviewBy: notPast(input.reviewBy, doing) }),
  }),
  undo: (brief) =>
    brief.status === 'confirmed' ? { ...unconfirmed(brief), status: 'shared' } : brief,
};

/** The day by which somebody is to look at it again. */
const review: Verb<Details, { reviewBy: string }> = {
  noun: 'review',
  input: z.object({ reviewBy: day }),
  may,
  apply: (brief, input, doing) => ({ ...brief, reviewBy: notPast(input.reviewBy, doing) }),
  undo: ({ reviewBy: _until, ...brief }) => brief,
};

/** Others start from it. */
const template: Verb<Details, Record<string, never>> = {
  noun: 'template',
  input: z.object({}),
  may,
  apply: (brief) => ({ ...brief, template: true }),
  undo: ({ template: _is, ...brief }) => brief,
};

/**
 * A living document: a draft, then shared, then confirmed. That another took its place follows from
 * lineage, and that it changed since it was confirmed from its history; neither is kept here.
 */
export const brief: Kind<Details> = {
  name: 'brief',
  details,
  initial: { status: 'draft' },
  editedBy: 'writers',
  closedBy: 'people',
  verbs: [status, confirmation, review, template],
  chosenComment: () => null,
  status: (brief): Status => ({
    name: brief.status,
    confirmedAt: brief.confirmedAt ?? null,
    confirmedBy: brief.confirmedBy ?? null,
    reviewBy: brief.reviewBy ?? null,
    template: brief.template === true,
  }),
};
