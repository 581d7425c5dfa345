import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { control, Field, type Labels, type Problems, TextField } from '../layout/fields.tsx';
import type { FactName, TypedFacts } from './typed-facts.ts';

interface Props {
  facts: TypedFacts;
  problems: Problems;
  /** Whom to offer by name; somebody else is named by their handle. */
  people: readonly Pick<PersonView, 'handle' | 'name'>[];
}

const phrases = ['because', 'belief', 'will'] as const;
const parts = ['resolver', 'sponsor', 'champion'] as const;

/** Because … we believe that … will … by …; then what is staked, and who answers for what. */
export function FactsFields({ facts, problems, people }: Props) {
  return (
    <>
      <fieldset class="phrases">
        <legend>{say('wager.form.hypothesis')}</legend>
        {phrases.map((name) => (
          <Words name={name} facts={facts} problems={problems} rows={2} />
        ))}
        <Day name="due" facts={facts} problems={problems} />
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.stake')}</legend>
        <p class="hint">{say('wager.form.stakeHint')}</p>
        <div class="inline">
          <Amount name="amount" facts={facts} problems={problems} />
          <TextField
            name="currency"
            label={say('wager.form.currency')}
            value={facts.currency}
            problems={problems}
            maxlength={3}
            autocomplete="off"
          />
          <Amount name="days" facts={facts} problems={problems} />
        </div>
        <Words name="reputation" facts={facts} problems={problems} rows={2} />
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.people')}</legend>
        {parts.map((name) => (
          <Part name={name} facts={facts} problems={problems} />
        ))}
        <datalist id="people">
          {people.map(({ handle, name }) => (
            <option value={handle}>{name}</option>
          ))}
        </datalist>
      </fieldset>
      <fieldset>
        <legend>{say('wager.form.stopping')}</legend>
        <Day name="reviewOn" facts={facts} problems={problems} />
        <Words name="stopRule" facts={facts} problems={problems} rows={2} />
      </fieldset>
    </>
  );
}

/** Those that need more than their label. */
type Hinted = Exclude<FactName, 'amount' | 'currency' | 'days'>;

interface OneProps<Name extends FactName = Hinted> {
  name: Name;
  facts: TypedFacts;
  problems: Problems;
}

function Words({ name, facts, problems, rows }: OneProps & { rows: number }) {
  return (
    <Field name={name} label={label(name)} hint={say(`wager.form.${name}Hint`)} problems={problems}>
      <textarea {...control(name, problems, true)} rows={rows} dir="auto">
        {facts[name]}
      </textarea>
    </Field>
  );
}

function Day({ name, facts, problems }: OneProps) {
  return (
    <Field name={name} label={label(name)} hint={say(`wager.form.${name}Hint`)} problems={problems}>
      <input {...control(name, problems, true)} type="date" value={facts[name]} />
    </Field>
  );
}

function Amount({ name, facts, problems }: OneProps<FactName>) {
  return (
    <Field name={name} label={label(name)} problems={problems}>
      <input {...control(name, problems)} type="text" inputmode="decimal" value={facts[name]} />
    </Field>
  );
}

function Part({ name, facts, problems }: OneProps) {
  return (
    <Field name={name} label={label(name)} hint={say(`wager.form.${name}Hint`)} problems={problems}>
      <input
        {...control(name, problems, true)}
        type="text"
        list="people"
        autocomplete="off"
        spellcheck={false}
        value={facts[name]}
      />
    </Field>
  );
}

function label(name: FactName): string {
  return say(`wager.form.${name}`);
}

/** What the fields are called, in the order of the form. */
export const factLabels: Labels = {
  because: label('because'),
  belief: label('belief'),
  will: label('will'),
  due: label('due'),
  amount: label('amount'),
  currency: label('currency'),
  days: label('days'),
  reputation: label('reputation'),
  resolver: label('resolver'),
  sponsor: label('sponsor'),
  champion: label('champion'),
  reviewOn: label('reviewOn'),
  stopRule: label('stopRule'),
};
