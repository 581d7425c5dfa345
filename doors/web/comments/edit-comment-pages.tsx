import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import type { CommentView } from '../../../workplace/comments/index.ts';
import { Editor } from '../layout/editor.tsx';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { SettledFlagField } from '../lineage/corrections/flag-field.tsx';

interface EditCommentProps {
  id: string;
  body: string;
  edits: number;
  /** The flag that saving settles, if somebody came here because of one. */
  settlesFlag: string;
  problems: Problems;
  back: string;
}

export function EditCommentPage({
  id,
  body,
  edits,
  settlesFlag,
  problems,
  back,
}: EditCommentProps) {
  return (
    <>
      <h1>{say('comment.editing')}</h1>
      <ErrorSummary problems={problems} />
      <form method="post" action={`/comments/${id}/edit`} novalidate>
        <input type="hidden" name="edits" value={String(edits)} />
        <SettledFlagField flag={settlesFlag} />
        <Editor
          name="body"
          label={say('respond.label')}
          value={body}
          rows={12}
          problems={problems}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
          <a href={back}>{say('form.cancel')}</a>
        </p>
      </form>
    </>
  );
}

/** Deleting cannot be taken back, so it is asked about, with the words in view. */
export function DeleteCommentPage({ comment, back }: { comment: CommentView; back: string }) {
  return (
    <>
      <h1>{say('comment.deletion')}</h1>
      <p class="lead">{say('comment.deletionText')}</p>
      <blockquote class="prose">{raw(comment.html)}</blockquote>
      <form method="post" action={`/comments/${comment.id}/deletion`}>
        <p class="buttons">
          <button type="submit" class="button">
            {say('comment.deletionDo')}
          </button>
          <a href={back}>{say('form.cancel')}</a>
        </p>
      </form>
    </>
  );
}
