export {
  closeConversation,
  closeConversationInTx,
  reopenConversation,
} from './close-conversation.ts';
export {
  type AddedComment,
  addComment,
  deleteComment,
  editComment,
  reactToComment,
} from './commands.ts';
export { listCommentsByPerson, type PersonComment } from './comments-by-person.ts';
export { getComment, getCommentPosition, listComments, listCommentsById } from './queries.ts';
export { closureInput, commentChange, commentInput } from './rules.ts';
export type { CommentView } from './view.ts';
