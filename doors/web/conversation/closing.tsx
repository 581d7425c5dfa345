import { say } from '../../../messages/index.ts';
import { control, ErrorSummary, Field, type Problems } from '../layout/fields.tsx';
import type { Rendering } from './rendering.tsx';

interface Props {
  id: string;
  rendering: Rendering;
  problems: Problems;
  typed?: string;
}

/** Closing with what came of it, changing that, and reopening. */
export function Closing({ id, rendering, problems, typed }: Props) {
  const refused = 'outcome' in problems;
  const { closed } = rendering;
  return (
    <details class="closing" id="closing" open={refused}>
      <summary>{say(closed ? 'closing.change' : 'closing.close')}</summary>
      {refused ? <ErrorSummary problems={problems} /> : null}
      <form method="post" action={`/entries/${id}/closure`} novalidate>
        <Field
          name="outcome"
          label={say('closing.outcomeLabel')}
          hint={say('closing.outcomeHint')}
          problems={problems}
        >
          <textarea {...control('outcome', problems, true)} rows={4}>
            {typed ?? rendering.outcome ?? ''}
          </textarea>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say(closed ? 'closing.save' : 'closing.close')}
          </button>
          {closed ? (
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
