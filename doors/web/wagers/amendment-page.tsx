import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import { control, Field, type Labels, Once, type Problems } from '../layout/fields.tsx';
import { EndFields, endLabels } from './end-fields.tsx';
import { FactsFields, factLabels } from './facts-fields.tsx';
import { Step } from './step.tsx';
import type { TypedEnd } from './typed-ends.ts';
import type { TypedFacts } from './typed-facts.ts';

export interface Amending {
  facts: TypedFacts;
  ends: TypedEnd[];
  reason: string;
}

interface Props {
  wager: WagerView;
  amending: Amending;
  people: readonly PersonView[];
  problems: Problems;
}

/** Changing what was sealed: with the reason first, since both versions will stand side by side. */
export function AmendmentPage({ wager, amending, people, problems }: Props) {
  const { facts, ends, reason } = amending;
  const labels: Labels = { reason: say('wager.reason'), ...factLabels, ...endLabels(ends) };
  return (
    <Step
      of={wager}
      title={say('wager.amend')}
      lead={say('wager.amendLead')}
      {...{ problems, labels }}
    >
      <form method="post" action={`/wagers/${wager.id}/amendment`} novalidate>
        <button type="submit" hidden />
        <Once />
        <Field
          name="reason"
          label={say('wager.reason')}
          hint={say('wager.amendHint')}
          problems={problems}
        >
          <textarea {...control('reason', problems, true)} rows={2} dir="auto">
            {reason}
          </textarea>
        </Field>
        {ends.map((end, i) => (
          <fieldset class="end-fields">
            <legend>{say('wager.end.nth', { n: i + 1 })}</legend>
            <EndFields at={`e${i}`} end={end} problems={problems} />
            <p class="buttons">
              <button type="submit" class="button plain" name="action" value={`measure:${i}`}>
                {say('wager.end.another')}
              </button>
            </p>
          </fieldset>
        ))}
        <p class="buttons">
          <button type="submit" class="button plain" name="action" value="end">
            {say('wager.addAnotherEnd')}
          </button>
        </p>
        <FactsFields facts={facts} people={people} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('wager.amendDo')}
          </button>
          <a href={wager.path}>{say('form.cancel')}</a>
        </p>
      </form>
    </Step>
  );
}
