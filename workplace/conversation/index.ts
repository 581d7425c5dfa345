export { closeConversation, reopenConversation } from './closing.ts';
export {
  type AddedComment,
  addComment,
  deleteComment,
  editComment,
  reactToComment,
} from './comments.ts';
export { getComment, getPlace, listComments, listCommentsById } from './queries.ts';
export type { CommentView } from './view.ts';
