import { say } from '../../../../messages/index.ts';
import type { PersonView } from '../../../../workplace/people/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import {
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
} from '../../layout/fields.tsx';
import { FactsFields, factLabels } from '../core/facts-fields.tsx';
import type { FactsFormData } from '../core/facts-form-data.ts';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import { createEndLabels, EndFields } from '../ends/end-fields.tsx';
import type { EndFormData } from '../ends/end-form-data.ts';

export interface AmendmentFormData {
  facts: FactsFormData;
  ends: EndFormData[];
  reason: string;
}

interface Props {
  wager: WagerView;
  amending: AmendmentFormData;
  people: readonly PersonView[];
  problems: Problems;
}

/** Changing what was sealed: with the reason first, since both versions will stand side by side. */
export function AmendmentPage({ wager, amending, people, problems }: Props) {
  const { facts, ends, reason } = amending;
  const labels: Labels = { reason: say('wager.reason'), ...factLabels, ...createEndLabels(ends) };
  return (
    <WagerSubpage
      wager={wager}
      title={say('wager.amend')}
      lead={say('wager.amendLead')}
      {...{ problems, labels }}
    >
      <form method="post" action={`/wagers/${wager.id}/amendment`} novalidate>
        <button type="submit" hidden />
        <IdempotencyField />
        <Field
          name="reason"
          label={say('wager.reason')}
          hint={say('wager.amendHint')}
          problems={problems}
        >
          <textarea {...getControlAttributes('reason', problems, true)} rows={2} dir="auto">
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
    </WagerSubpage>
  );
}
