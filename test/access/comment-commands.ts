import {
  addComment,
  deleteComment,
  editComment,
  reactToComment,
} from '../../workplace/comments/index.ts';
import { saveDraft } from '../../workplace/entries/index.ts';
import { addLink, correctWork, settleFlag } from '../../workplace/lineage/index.ts';
import {
  type Command,
  canAnswerForComment,
  canComment,
  canEditComment,
  canKeepForThemselves,
  canTend,
  command,
  isOwnOrOperator,
  personalCommand,
} from './command.ts';

const body = 'Said again.';

/** Every command on a comment. */
export const commentCommands: readonly Command[] = [
  personalCommand(
    'comments',
    canComment,
    ({ context, fixture }, viewer) => addComment(context, viewer, fixture.entryId, { body }),
    { onlyWhileOpen: true },
  ),
  command('edits the comment', canEditComment, ({ context, fixture, viewer }) =>
    editComment(context, viewer, fixture.commentId, { body }),
  ),
  command(
    'deletes the comment',
    (attempt) => canKeepForThemselves(attempt) && (isOwnOrOperator(attempt) || canTend(attempt)),
    ({ context, fixture, viewer }) => deleteComment(context, viewer, fixture.commentId),
  ),
  personalCommand('reacts to the comment', canComment, ({ context, fixture }, viewer) =>
    reactToComment(context, viewer, fixture.commentId, { name: 'agree' }),
  ),
  command('says what the comment answers', canEditComment, ({ context, fixture, viewer }) => {
    const work = { commentId: fixture.commentId };
    return addLink(context, viewer, work, { source: 'https://a.example/', relation: 'answers' });
  }),
  command(
    'corrects the comment',
    canAnswerForComment,
    ({ context, fixture: { commentId }, viewer }) =>
      correctWork(context, viewer, { commentId }, { note: body }),
  ),
  command('settles a flag on the comment', canAnswerForComment, ({ context, fixture, viewer }) =>
    settleFlag(context, viewer, fixture.flagId, { how: 'confirmed' }),
  ),
  personalCommand(
    'keeps a draft of a comment',
    canKeepForThemselves,
    ({ context, fixture }, viewer) => saveDraft(context, viewer, { entry: fixture.entryId, body }),
  ),
];
