import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { type CommentView, getComment } from '../../../workplace/conversation/index.ts';
import { type EntryHead, entryPath, getEntryHead } from '../../../workplace/entries/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { type Doing, DoingsPage } from './doings-page.tsx';
import { placePath } from './place.ts';

/** `/comments/ID/doings`: all that this viewer can do with a comment. */
export async function showCommentDoings(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const comment = await getComment(workplace, viewer, param(c, 'id'));
  if (comment.deletedAt) throw notFound();
  const head = await getEntryHead(workplace, viewer, comment.entryId);
  const body = (
    <DoingsPage
      entryId={head.id}
      of={comment.id}
      mayReact={head.may.react}
      doings={doingsWith(comment, head, viewer)}
      back={await placePath(c, house, comment.id)}
    />
  );
  return show(c, house, { title: say('doings.title'), body });
}

function doingsWith(comment: CommentView, head: EntryHead, viewer: PersonViewer): Doing[] {
  const { id } = comment;
  const own = comment.authorId === viewer.id && head.may.react;
  const doings: (Doing | false)[] = [
    head.may.comment && {
      path: `${entryPath(head)}?quote=${id}#respond`,
      label: say('comment.quote'),
      quote: true,
    },
    own && !head.withdrawn && { path: `/comments/${id}/edit`, label: say('work.edit') },
    (own || (head.may.tend && head.may.react)) && {
      path: `/comments/${id}/corrections`,
      label: say('corrections.link'),
    },
    (own || head.may.tend) && { path: `/comments/${id}/deletion`, label: say('work.delete') },
    comment.edits > 0 && { path: `/comments/${id}/history`, label: say('work.history') },
  ];
  return doings.filter((doing) => doing !== false);
}
