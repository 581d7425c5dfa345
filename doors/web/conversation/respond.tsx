import { say } from '../../../messages/index.ts';
import { Editor } from '../layout/editor.tsx';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  Once,
  type Problems,
} from '../layout/fields.tsx';
import type { Doer } from './doings.ts';
import type { Rendering } from './rendering.tsx';

/** What stands in the form: typed before, kept as a draft, or quoted from the comment replied to. */
export interface Response {
  body: string;
  replyTo: { id: string; name: string } | null;
  preview?: string;
}

interface Props {
  rendering: Rendering;
  doer: Doer;
  response: Response;
  problems: Problems;
}

const labels: Labels = { body: say('respond.label'), file: say('editor.attach') };

/** The form to comment, or the reason why there is none. */
export function Respond({ rendering, doer, response, problems }: Props) {
  const { head, personId } = doer;
  if (!head.may.comment) {
    return (
      <>
        <WhyNot rendering={rendering} signedOut={personId === null} />
        {response.body && personId ? <Unsent body={response.body} problems={problems} /> : null}
      </>
    );
  }
  const { replyTo } = response;
  return (
    <section class="respond" id="respond" aria-labelledby="respond-title">
      <h2 id="respond-title">{say('respond.title')}</h2>
      <ErrorSummary problems={isAboutOther(problems) ? {} : problems} labels={labels} />
      <form
        method="post"
        action={`/entries/${head.id}/comments`}
        enctype="multipart/form-data"
        novalidate
      >
        <Once />
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
          value={response.body}
          rows={6}
          problems={problems}
          draft={{ entry: head.id }}
          preview={response.preview}
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
function isAboutOther(problems: Problems): boolean {
  return 'outcome' in problems || 'reviewBy' in problems;
}

/** The conversation was closed while somebody wrote: their words are still theirs to take along. */
function Unsent({ body, problems }: { body: string; problems: Problems }) {
  return (
    <section class="respond" aria-labelledby="unsent">
      <h2 id="unsent">{say('respond.unsent')}</h2>
      <ErrorSummary problems={problems} />
      <Field name="body" label={say('respond.label')} hint={say('respond.unsentHint')}>
        <textarea {...control('body', {}, true)} rows={6} readonly>
          {body}
        </textarea>
      </Field>
    </section>
  );
}

function WhyNot({ rendering, signedOut }: { rendering: Rendering; signedOut: boolean }) {
  if (rendering.withdrawn)
    return (
      <p class="why" id="respond">
        {say('withdrawal.why')}
      </p>
    );
  if (rendering.closed)
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
