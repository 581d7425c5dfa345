import { type MessageName, say, sayTitle } from '../../../../messages/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import { distributionShapes } from '../../../../workplace/wagers/value-model/index.ts';
import {
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { WagerSubpage } from '../core/wager-subpage.tsx';
import {
  listFindings,
  type ModelFormData,
  type QuantityFieldName,
  type QuantityFormData,
} from './model-form-data.ts';

interface Props {
  wager: WagerView;
  typed: ModelFormData;
  problems: Problems;
}

/** Saying what a wager is thought to be worth: ranges, where each comes from, and a formula. */
export function ModelForm({ wager, typed, problems }: Props) {
  const sealed = wager.stage === 'commitment';
  return (
    <WagerSubpage
      wager={wager}
      title={say('model.make')}
      lead={say('model.makeLead')}
      problems={problems}
      labels={createModelLabels(typed)}
    >
      <form method="post" action={`/wagers/${wager.id}/model/new`} novalidate>
        <button type="submit" hidden />
        <IdempotencyField />
        <TextField
          name="formula"
          label={say('model.formula')}
          hint={say('model.formulaHint')}
          value={typed.formula}
          problems={problems}
          spellcheck={false}
        />
        <TextField
          name="unit"
          label={say('model.unit')}
          hint={say('model.unitHint')}
          value={typed.unit}
          problems={problems}
        />
        <div id="field-quantities">
          {typed.quantities.map((quantity, i) => (
            <QuantityFields i={i} {...{ wager, quantity, problems }} />
          ))}
        </div>
        {sealed ? (
          <TextField
            name="reason"
            label={say('wager.reason')}
            hint={say('wager.amendHint')}
            value={typed.reason}
            problems={problems}
          />
        ) : null}
        <p class="buttons">
          <button type="submit" class="button">
            {say('model.reckon')}
          </button>
          <button type="submit" class="button plain" name="action" value="quantity">
            {say('model.another')}
          </button>
          <a href={`${wager.path}#value`}>{say('form.cancel')}</a>
        </p>
      </form>
    </WagerSubpage>
  );
}

interface QuantityProps {
  i: number;
  wager: WagerView;
  quantity: QuantityFormData;
  problems: Problems;
}

function QuantityFields({ i, wager, quantity, problems }: QuantityProps) {
  const at = `q${i}`;
  const one = (field: QuantityFieldName, decimal = false) => ({
    name: `${at}-${field}`,
    value: quantity[field],
    problems,
    decimal,
    label: say(`model.quantity.${field}`),
  });
  return (
    <fieldset class="measure-fields">
      <legend>{say('model.quantity', { n: i + 1 })}</legend>
      <div class="inline">
        <TextLine {...one('name')} />
        <TextLine {...one('unit')} />
      </div>
      <div class="inline">
        <TextLine {...one('low', true)} />
        <TextLine {...one('high', true)} />
        <Field name={`${at}-shape`} label={say('model.quantity.shape')} problems={problems}>
          <select {...getControlAttributes(`${at}-shape`, problems)}>
            {distributionShapes.map((shape) => (
              <option value={shape} selected={quantity.shape === shape}>
                {say(`model.shape.${shape}` as MessageName)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Field name={`${at}-from`} label={say('model.quantity.from')} problems={problems}>
        <select {...getControlAttributes(`${at}-from`, problems)}>
          <option value="">{say('model.noFinding')}</option>
          {listFindings(wager).map(({ id, work }) => (
            <option value={`finding:${id}`} selected={quantity.from === `finding:${id}`}>
              {sayTitle(work.title)}
            </option>
          ))}
        </select>
      </Field>
      <TextLine {...one('at')} />
    </fieldset>
  );
}

interface TextLineProps {
  name: string;
  label: string;
  value: string;
  problems: Problems;
  decimal: boolean;
}

function TextLine({ name, label, value, problems, decimal }: TextLineProps) {
  return (
    <Field name={name} label={label} problems={problems}>
      <input
        {...getControlAttributes(name, problems)}
        type="text"
        inputmode={decimal ? 'decimal' : undefined}
        autocomplete="off"
        spellcheck={false}
        value={value}
      />
    </Field>
  );
}

const fieldOrder = ['name', 'unit', 'low', 'high', 'shape', 'from', 'at'] as const;

function createModelLabels({ quantities }: ModelFormData): Labels {
  const labels: Record<string, string> = { formula: say('model.formula'), unit: say('model.unit') };
  for (const i of quantities.keys()) {
    for (const field of fieldOrder) {
      const [measure, name] = [say('model.quantity', { n: i + 1 }), `q${i}-${field}`];
      labels[name] = say('wager.end.fieldOf', { measure, field: say(`model.quantity.${field}`) });
    }
  }
  return { ...labels, reason: say('wager.reason') };
}
