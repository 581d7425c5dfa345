import {
  addComment,
  deleteComment,
  editComment,
  reactToComment,
} from '../../workplace/conversation/index.ts';
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
    ({ workplace, fixture }, viewer) => addComment(workplace, viewer, fixture.entryId, { body }),
    { onlyWhileOpen: true },
  ),
  command('edits the comment', canEditComment, ({ workplace, fixture, viewer }) =>
    editComment(workplace, viewer, fixture.commentId, { body }),
  ),
  command(
    'deletes the comment',
    (attempt) => canKeepForThemselves(attempt) && (isOwnOrOperator(attempt) || canTend(attempt)),
    ({ workplace, fixture, viewer }) => deleteComment(workplace, viewer, fixture.commentId),
  ),
  personalCommand('reacts to the comment', canComment, ({ workplace, fixture }, viewer) =>
    reactToComment(workplace, viewer, fixture.commentId, { name: 'agree' }),
  ),
  command('says what the comment answers', canEditComment, ({ workplace, fixture, viewer }) => {
    const work = { commentId: fixture.commentId };
    return addLink(workplace, viewer, work, { source: 'https://a.example/', relation: 'answers' });
  }),
  command(
    'corrects the comment',
    canAnswerForComment,
    ({ workplace, fixture: { commentId }, viewer }) =>
      correctWork(workplace, viewer, { commentId }, { note: body }),
  ),
  command('settles a flag on the comment', canAnswerForComment, ({ workplace, fixture, viewer }) =>
    settleFlag(workplace, viewer, fixture.flagId, { how: 'confirmed' }),
  ),
  personalCommand(
    'keeps a draft of a comment',
    canKeepForThemselves,
    ({ workplace, fixture }, viewer) =>
      saveDraft(workplace, viewer, { entry: fixture.entryId, body }),
  ),
];
