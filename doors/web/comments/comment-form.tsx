import { say } from '../../../messages/index.ts';
import type { EntryRendering } from '../entries/entry-rendering.tsx';
import { Editor } from '../layout/editor.tsx';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
} from '../layout/fields.tsx';
import type { EntryActor } from './comment-actions.ts';

/** What stands in the form: typed before, kept as a draft, or quoted from the comment replied to. */
export interface CommentFormValues {
  body: string;
  replyTo: { id: string; name: string } | null;
  preview?: string;
}

interface Props {
  rendering: EntryRendering;
  actor: EntryActor;
  values: CommentFormValues;
  problems: Problems;
}

const labels: Labels = { body: say('respond.label'), file: say('editor.attach') };

/** The form to comment, or the reason why there is none. */
export function CommentForm({ rendering, actor, values, problems }: Props) {
  const { head, personId } = actor;
  if (!head.can.comment) {
    return (
      <>
        <CommentingDisabled rendering={rendering} signedOut={personId === null} />
        {values.body && personId ? <UnsentComment body={values.body} problems={problems} /> : null}
      </>
    );
  }
  const { replyTo } = values;
  return (
    <section class="respond" id="respond" aria-labelledby="respond-title">
      <h2 id="respond-title">{say('respond.title')}</h2>
      <ErrorSummary problems={isForOtherForm(problems) ? {} : problems} labels={labels} />
      <form
        method="post"
        action={`/entries/${head.id}/comments`}
        enctype="multipart/form-data"
        novalidate
      >
        <IdempotencyField />
        <input type="hidden" name="replyTo" value={replyTo?.id ?? ''} />
        <p class="replying" hidden={!replyTo}>
          <span data-replying={say('comment.inReplyTo', { name: '{name}' })}>
            {replyTo ? say('comment.inReplyTo', { name: replyTo.name }) : ''}
          </span>{' '}
          <a href={`${rendering.path}#respond`} data-no-reply>
            {say('respond.noReply')}
          </a>
        </p>
        <Editor
          name="body"
          label={say('respond.label')}
          value={values.body}
          rows={6}
          problems={problems}
          draft={{ entry: head.id }}
          preview={values.preview}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('respond.send')}
          </button>
          <button type="submit" class="button plain" name="action" value="preview" data-preview>
            {say('editor.preview')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** What was refused was the outcome, or a day: their own forms say so. */
function isForOtherForm(problems: Problems): boolean {
  return 'outcome' in problems || 'reviewBy' in problems;
}

/** The conversation was closed while somebody wrote: their words are still theirs to take along. */
function UnsentComment({ body, problems }: { body: string; problems: Problems }) {
  return (
    <section class="respond" aria-labelledby="unsent">
      <h2 id="unsent">{say('respond.unsent')}</h2>
      <ErrorSummary problems={problems} />
      <Field name="body" label={say('respond.label')} hint={say('respond.unsentHint')}>
        <textarea {...getControlAttributes('body', {}, true)} rows={6} readonly>
          {body}
        </textarea>
      </Field>
    </section>
  );
}

function CommentingDisabled({
  rendering,
  signedOut,
}: {
  rendering: EntryRendering;
  signedOut: boolean;
}) {
  if (rendering.isWithdrawn)
    return (
      <p class="why" id="respond">
        {say('withdrawal.why')}
      </p>
    );
  if (rendering.isClosed)
    return (
      <p class="why" id="respond">
        {say('closing.isClosed')}
      </p>
    );
  if (rendering.space.archived)
    return (
      <p class="why" id="respond">
        {say('spaces.isArchived')}
      </p>
    );
  if (!signedOut) return null;
  return (
    <p class="why" id="respond">
      <a href={`/sign-in?next=${encodeURIComponent(`${rendering.path}#respond`)}`}>
        {say('respond.signIn')}
      </a>
    </p>
  );
}
