import { z } from 'zod';
import type { Kind, Verb } from '../kind.ts';

const details = z.strictObject({ accepted: z.uuid().optional() });
type Details = z.infer<typeof details>;

const acceptance: Verb<Details, { comment: string }> = {
  noun: 'acceptance',
  input: z.object({ comment: z.uuid('commentUnknown') }),
  may: ({ author, tends }) => author || tends,
  comment: (input) => input.comment,
  apply: (_details, input) => ({ accepted: input.comment }),
  undo: () => ({}),
};

/** A dated entry that asks something; one comment may be accepted as its answer. */
export const question: Kind<Details> = {
  name: 'question',
  details,
  initial: {},
  editedBy: 'author',
  closedBy: 'people',
  verbs: [acceptance],
  chosenComment: (entry) => entry.accepted ?? null,
  status: () => null,
};
