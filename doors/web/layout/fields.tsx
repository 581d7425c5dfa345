import type { Child, PropsWithChildren } from 'hono/jsx';
import { say, sayErrorReason } from '../../../messages/index.ts';
import type { AppError } from '../../../workplace/kernel/index.ts';

/** What was wrong with a form, by field; `form` is about no field in particular. */
export type Problems = Readonly<Record<string, string>>;

export const noProblems: Problems = {};

export function toProblems(error: AppError): Problems {
  const fields = Object.entries(error.fields);
  return fields.length > 0 ? Object.fromEntries(fields) : { form: error.reason };
}

/** What the fields of a form are called, in the order in which they stand there. */
export type Labels = Readonly<Record<string, string>>;

/** Says first what is wrong with which field, in the order of the form, with a way to each. */
export function ErrorSummary({ problems, labels = {} }: { problems: Problems; labels?: Labels }) {
  const order = Object.keys(labels);
  const place = ([field]: [string, string]) => order.indexOf(getBaseField(field));
  const fields = Object.entries(problems).sort((a, b) => place(a) - place(b));
  if (fields.length === 0) return null;
  return (
    <div class="problem" role="alert" aria-labelledby="problem" tabindex={-1}>
      <h2 id="problem">{say('form.problem')}</h2>
      <ul>
        {fields.map(([field, reason]) => (
          <li>
            {field === 'form' ? (
              sayErrorReason(reason)
            ) : (
              <a href={`#field-${getBaseField(field)}`}>{describeProblem(field, labels, reason)}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Without what a label remarks in parentheses, such as that the field is optional, and what it asks with. */
function describeProblem(field: string, labels: Labels, reason: string): string {
  const label = labels[getBaseField(field)];
  const problem = sayErrorReason(reason, getFieldDetail(field));
  if (!label) return problem;
  return say('form.problemOf', { label: label.replace(/( \([^()]*\)|\?)$/, ''), problem });
}

/** `tags.3` is about the field of tags. */
function getBaseField(field: string): string {
  return field.split('.')[0]!;
}

/** `formula.EUR` is about what stands in the formula and counts in EUR. */
function getFieldDetail(field: string): string {
  return field.split('.').slice(1).join('.');
}

interface FieldProps {
  name: string;
  label: string;
  problems?: Problems;
  hint?: Child;
}

/** A label, what helps to fill the field in, what is wrong with it, and the field. */
export function Field({
  name,
  label,
  problems = {},
  hint,
  children,
}: PropsWithChildren<FieldProps>) {
  const problem = findProblem(name, problems);
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={`field-${name}`}>{label}</label>
      {hint ? (
        <p class="hint" id={`hint-${name}`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="wrongness" id={`error-${name}`}>
          {sayErrorReason(...problem)}
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** What is wrong with it, and what in it that is about. */
function findProblem(name: string, problems: Problems): [string, string] | undefined {
  const found = Object.entries(problems).find(([field]) => getBaseField(field) === name);
  return found && [found[1], getFieldDetail(found[0])];
}

/** The attributes that tie a control to its label, hint and error. */
export function getControlAttributes(name: string, problems: Problems = {}, hinted = false) {
  const wrong = findProblem(name, problems) !== undefined;
  const about = [hinted ? `hint-${name}` : '', wrong ? `error-${name}` : ''].filter(Boolean);
  return {
    id: `field-${name}`,
    name,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby': about.join(' ') || undefined,
  };
}

type TextFieldProps = FieldProps & {
  value?: string | null;
  type?: string;
  required?: boolean;
  maxlength?: number;
  autocomplete?: string;
  spellcheck?: boolean;
};

/** A field of one line. */
export function TextField({ value, type, hint, problems, name, label, ...rest }: TextFieldProps) {
  return (
    <Field name={name} label={label} problems={problems} hint={hint}>
      <input
        {...getControlAttributes(name, problems, hint !== undefined)}
        type={type ?? 'text'}
        value={value ?? ''}
        {...rest}
      />
    </Field>
  );
}

/** Makes a repeated sending of the same form one posting. */
export function IdempotencyField() {
  return <input type="hidden" name="once" value={crypto.randomUUID()} />;
}
