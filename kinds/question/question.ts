import { z } from 'zod';
import type { Kind, KindAction } from '../kind.ts';

const detailsSchema = z.strictObject({ accepted: z.uuid().optional() });
type QuestionDetails = z.infer<typeof detailsSchema>;

const acceptanceAction: KindAction<QuestionDetails, { comment: string }> = {
  noun: 'acceptance',
  input: z.object({ comment: z.uuid('commentUnknown') }),
  isAllowed: ({ isAuthor, canManage }) => isAuthor || canManage,
  getCommentId: (input) => input.comment,
  apply: (_details, input) => ({ accepted: input.comment }),
  undo: () => ({}),
};

/** A dated entry that asks something; one comment may be accepted as its answer. */
export const question: Kind<QuestionDetails> = {
  name: 'question',
  details: detailsSchema,
  initialDetails: {},
  editedBy: 'author',
  closedBy: 'people',
  actions: [acceptanceAction],
  chosenComment: (entry) => entry.accepted ?? null,
  status: () => null,
};
