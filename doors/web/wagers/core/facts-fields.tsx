import { say } from '../../../../messages/index.ts';
import type { PersonView } from '../../../../workplace/people/index.ts';
import {
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import type { FactName, FactsFormData } from './facts-form-data.ts';

interface Props {
  facts: FactsFormData;
  problems: Problems;
  /** Whom to offer by name; somebody else is named by their handle. */
  people: readonly Pick<PersonView, 'handle' | 'name'>[];
}

const hypothesisNames = ['because', 'belief', 'will'] as const;
const roleNames = ['resolver', 'sponsor', 'champion'] as const;

/** Because … we believe that … will … by …; then what is staked, and who answers for what. */
export function FactsFields({ facts, problems, people }: Props) {
  return (
    <>
      <fieldset class="phrases">
        <legend>{say('wager.form.hypothesis')}</legend>
        {hypothesisNames.map((name) => (
          <TextArea name={name} facts={facts} problems={problems} rows={2} />
        ))}
        <DayField name="due" facts={facts} problems={problems} />
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.stake')}</legend>
        <p class="hint">{say('wager.form.stakeHint')}</p>
        <div class="inline">
          <AmountField name="amount" facts={facts} problems={problems} />
          <TextField
            name="currency"
            label={say('wager.form.currency')}
            value={facts.currency}
            problems={problems}
            maxlength={3}
            autocomplete="off"
          />
          <AmountField name="days" facts={facts} problems={problems} />
        </div>
        <TextArea name="reputation" facts={facts} problems={problems} rows={2} />
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.people')}</legend>
        {roleNames.map((name) => (
          <RoleField name={name} facts={facts} problems={problems} />
        ))}
        <datalist id="people">
          {people.map(({ handle, name }) => (
            <option value={handle}>{name}</option>
          ))}
        </datalist>
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.stopping')}</legend>
        <DayField name="reviewOn" facts={facts} problems={problems} />
        <TextArea name="stopRule" facts={facts} problems={problems} rows={2} />
      </fieldset>
    </>
  );
}

/** Those that need more than their label. */
type HintedFactName = Exclude<FactName, 'amount' | 'currency' | 'days'>;

interface FactFieldProps<Name extends FactName = HintedFactName> {
  name: Name;
  facts: FactsFormData;
  problems: Problems;
}

function TextArea({ name, facts, problems, rows }: FactFieldProps & { rows: number }) {
  return (
    <Field
      name={name}
      label={getFactLabel(name)}
      hint={say(`wager.form.${name}Hint`)}
      problems={problems}
    >
      <textarea {...getControlAttributes(name, problems, true)} rows={rows} dir="auto">
        {facts[name]}
      </textarea>
    </Field>
  );
}

function DayField({ name, facts, problems }: FactFieldProps) {
  return (
    <Field
      name={name}
      label={getFactLabel(name)}
      hint={say(`wager.form.${name}Hint`)}
      problems={problems}
    >
      <input {...getControlAttributes(name, problems, true)} type="date" value={facts[name]} />
    </Field>
  );
}

function AmountField({ name, facts, problems }: FactFieldProps<FactName>) {
  return (
    <Field name={name} label={getFactLabel(name)} problems={problems}>
      <input
        {...getControlAttributes(name, problems)}
        type="text"
        inputmode="decimal"
        value={facts[name]}
      />
    </Field>
  );
}

function RoleField({ name, facts, problems }: FactFieldProps) {
  return (
    <Field
      name={name}
      label={getFactLabel(name)}
      hint={say(`wager.form.${name}Hint`)}
      problems={problems}
    >
      <input
        {...getControlAttributes(name, problems, true)}
        type="text"
        list="people"
        autocomplete="off"
        spellcheck={false}
        value={facts[name]}
      />
    </Field>
  );
}

function getFactLabel(name: FactName): string {
  return say(`wager.form.${name}`);
}

/** What the fields are called, in the order of the form. */
export const factLabels: Labels = {
  because: getFactLabel('because'),
  belief: getFactLabel('belief'),
  will: getFactLabel('will'),
  due: getFactLabel('due'),
  amount: getFactLabel('amount'),
  currency: getFactLabel('currency'),
  days: getFactLabel('days'),
  reputation: getFactLabel('reputation'),
  resolver: getFactLabel('resolver'),
  sponsor: getFactLabel('sponsor'),
  champion: getFactLabel('champion'),
  reviewOn: getFactLabel('reviewOn'),
  stopRule: getFactLabel('stopRule'),
};
