import { say } from '../../../messages/index.ts';
import type { Suggesting } from '../../../workplace/suggestions/index.ts';
import { control, Field, type Labels, type Problems } from '../layout/fields.tsx';

export const labels: Labels = { asksAWeek: say('suggestions.asksAWeek') };

/** How much somebody takes part in suggestions; it posts to a page of its own wherever it stands. */
export function SuggestingForm(props: { suggesting: Suggesting; problems: Problems }) {
  const { suggestions, introductions, asksAWeek, byMail } = props.suggesting;
  return (
    <form method="post" action="/suggestions/settings" novalidate>
      <Choice name="suggestions" checked={suggestions} words="suggestions.take" />
      <Choice name="introductions" checked={introductions} words="suggestions.introduce" />
      <Choice name="byMail" checked={byMail} words="suggestions.byMail" />
      <Field name="asksAWeek" label={say('suggestions.asksAWeek')} problems={props.problems}>
        <input
          {...control('asksAWeek', props.problems)}
          type="number"
          inputmode="numeric"
          min={0}
          max={20}
          value={String(asksAWeek)}
          class="short"
        />
      </Field>
      <button type="submit" class="button plain">
        {say('suggestions.save')}
      </button>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  checked: boolean;
  words: 'suggestions.take' | 'suggestions.introduce' | 'suggestions.byMail';
}

function Choice({ name, checked, words }: ChoiceProps) {
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          value="yes"
          checked={checked}
          aria-describedby={`hint-${name}`}
        />
        <span>{say(words)}</span>
      </label>
      <p class="hint" id={`hint-${name}`}>
        {say(`${words}Hint`)}
      </p>
    </div>
  );
}
