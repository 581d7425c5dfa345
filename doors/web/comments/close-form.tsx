import { say } from '../../../messages/index.ts';
import type { EntryRendering } from '../entries/entry-rendering.tsx';
import { ErrorSummary, Field, getControlAttributes, type Problems } from '../layout/fields.tsx';

interface Props {
  id: string;
  rendering: EntryRendering;
  problems: Problems;
  typed?: string;
}

/** Closing with what came of it, changing that, and reopening. */
export function CloseForm({ id, rendering, problems, typed }: Props) {
  const refused = 'outcome' in problems;
  const { isClosed } = rendering;
  return (
    <details class="disclosure-form" id="closing" open={refused}>
      <summary>{say(isClosed ? 'closing.change' : 'closing.close')}</summary>
      {refused ? <ErrorSummary problems={problems} /> : null}
      <form method="post" action={`/entries/${id}/closure`} novalidate>
        <Field
          name="outcome"
          label={say('closing.outcomeLabel')}
          hint={say('closing.outcomeHint')}
          problems={problems}
        >
          <textarea {...getControlAttributes('outcome', problems, true)} rows={4}>
            {typed ?? rendering.outcome ?? ''}
          </textarea>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say(isClosed ? 'closing.save' : 'closing.close')}
          </button>
          {isClosed ? (
            <button
              type="submit"
              class="button plain"
              formaction={`/entries/${id}/closure/deletion`}
            >
              {say('closing.reopen')}
            </button>
          ) : null}
        </p>
      </form>
    </details>
  );
}
