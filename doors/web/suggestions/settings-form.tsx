import { say } from '../../../messages/index.ts';
import type { SuggestionSettings } from '../../../workplace/suggestions/index.ts';
import { Field, getControlAttributes, type Labels, type Problems } from '../layout/fields.tsx';

export const suggestionLabels: Labels = { asksPerWeek: say('suggestions.asksAWeek') };

/** How much somebody takes part in suggestions; it posts to a page of its own wherever it stands. */
export function SuggestionSettingsForm(props: {
  settings: SuggestionSettings;
  problems: Problems;
}) {
  const { suggestions, introductions, asksPerWeek, byMail } = props.settings;
  return (
    <form method="post" action="/suggestions/settings" novalidate>
      <CheckboxField name="suggestions" checked={suggestions} messageName="suggestions.take" />
      <CheckboxField
        name="introductions"
        checked={introductions}
        messageName="suggestions.introduce"
      />
      <CheckboxField name="byMail" checked={byMail} messageName="suggestions.byMail" />
      <Field name="asksPerWeek" label={say('suggestions.asksAWeek')} problems={props.problems}>
        <input
          {...getControlAttributes('asksPerWeek', props.problems)}
          type="number"
          inputmode="numeric"
          min={0}
          max={20}
          value={String(asksPerWeek)}
          class="short"
        />
      </Field>
      <button type="submit" class="button plain">
        {say('suggestions.save')}
      </button>
    </form>
  );
}

interface CheckboxFieldProps {
  name: string;
  checked: boolean;
  messageName: 'suggestions.take' | 'suggestions.introduce' | 'suggestions.byMail';
}

function CheckboxField({ name, checked, messageName }: CheckboxFieldProps) {
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
        <span>{say(messageName)}</span>
      </label>
      <p class="hint" id={`hint-${name}`}>
        {say(`${messageName}Hint`)}
      </p>
    </div>
  );
}
