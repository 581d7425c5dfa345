import { type MessageName, say } from '../../../../messages/index.ts';
import {
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import type { EndFormData, MeasureFieldName, MeasureFormData } from './end-form-data.ts';

interface Props {
  /** What the names of its fields begin with: `e0`. */
  at: string;
  end: EndFormData;
  problems: Problems;
}

/** What would be different, and how that is observed. */
export function EndFields({ at, end, problems }: Props) {
  return (
    <>
      <input type="hidden" name={`${at}-id`} value={end.id} />
      <TextField
        name={`${at}-title`}
        label={say('wager.end.title')}
        hint={say('wager.end.titleHint')}
        value={end.title}
        problems={problems}
        maxlength={300}
      />
      {end.measures.map((measure, j) => (
        <fieldset class="measure-fields">
          <legend>{say('wager.end.measure', { n: j + 1 })}</legend>
          <MeasureFields at={`${at}-m${j}`} measure={measure} problems={problems} />
        </fieldset>
      ))}
    </>
  );
}

type MeasureProps = { at: string; measure: MeasureFormData; problems: Problems };

function MeasureFields({ at, measure, problems }: MeasureProps) {
  const one = (field: MeasureFieldName) => ({ at, field, value: measure[field], problems });
  return (
    <>
      <input type="hidden" name={`${at}-id`} value={measure.id} />
      <MeasureTextField {...one('name')} hint />
      <div class="inline">
        <MeasureTextField {...one('unit')} />
        <Field name={`${at}-direction`} label={say('wager.end.direction')} problems={problems}>
          <select {...getControlAttributes(`${at}-direction`, problems)}>
            {(['up', 'down'] as const).map((way) => (
              <option value={way} selected={measure.direction === way}>
                {say(`wager.direction.${way}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <div class="inline">
        <MeasureTextField {...one('baseline')} number />
        <MeasureTextField {...one('target')} number />
        <MeasureTextField {...one('due')} type="date" />
      </div>
      <div class="inline">
        <MeasureTextField {...one('low')} number />
        <MeasureTextField {...one('high')} number />
      </div>
      <MeasureTextField {...one('source')} hint />
      <MeasureTextField {...one('reader')} hint people />
    </>
  );
}

interface MeasureTextFieldProps {
  at: string;
  field: MeasureFieldName;
  value: string;
  problems: Problems;
  hint?: boolean;
  number?: boolean;
  people?: boolean;
  type?: string;
}

function MeasureTextField({
  at,
  field,
  value,
  problems,
  hint,
  number,
  people,
  type = 'text',
}: MeasureTextFieldProps) {
  const name = `${at}-${field}`;
  const said = hint ? say(`wager.end.${field}Hint` as MessageName) : undefined;
  const label = say(`wager.end.${field}` as MessageName);
  return (
    <Field name={name} label={label} hint={said} problems={problems}>
      <input
        {...getControlAttributes(name, problems, hint)}
        type={type}
        inputmode={number ? 'decimal' : undefined}
        list={people ? 'people' : undefined}
        autocomplete="off"
        value={value}
      />
    </Field>
  );
}

const fieldOrder = [
  ...(['name', 'unit', 'direction', 'baseline', 'target', 'due', 'low', 'high'] as const),
  ...(['source', 'reader'] as const),
];

/** What the fields of some ends are called. */
export function createEndLabels(ends: readonly EndFormData[]): Labels {
  const labels: Record<string, string> = {};
  for (const [i, { measures }] of ends.entries()) {
    labels[`e${i}-title`] = say('wager.end.title');
    for (const j of measures.keys()) {
      for (const field of fieldOrder) {
        labels[`e${i}-m${j}-${field}`] = say('wager.end.fieldOf', {
          measure: say('wager.end.measure', { n: j + 1 }),
          field: say(`wager.end.${field}`),
        });
      }
    }
  }
  return labels;
}
