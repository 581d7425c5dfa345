import type { WagerView } from '../../../../workplace/wagers/index.ts';
import type { ModelView, QuantityView } from '../../../../workplace/wagers/value-model/index.ts';
import type { Form } from '../../form.ts';
import type { Problems } from '../../layout/fields.tsx';
import { formatNumberField, parseNumber } from '../core/number-field.ts';

/** A quantity as typed; `from` is `finding:ID` or empty, `at` the address of another source. */
export const quantityFieldNames = ['name', 'low', 'high', 'unit', 'shape', 'from', 'at'] as const;
export type QuantityFieldName = (typeof quantityFieldNames)[number];
export type QuantityFormData = Record<QuantityFieldName, string>;

export interface ModelFormData {
  formula: string;
  unit: string;
  reason: string;
  quantities: QuantityFormData[];
}

const blankQuantity = Object.fromEntries(
  quantityFieldNames.map((name) => [name, '']),
) as QuantityFormData;
export const emptyQuantity: QuantityFormData = { ...blankQuantity, shape: 'normal' };

export function parseModelForm(form: Form): ModelFormData {
  const quantities: QuantityFormData[] = [];
  for (let i = 0; i < 100 && form.has(`q${i}-name`); i += 1) {
    const text = (name: string) => [name, form.text(`q${i}-${name}`)];
    quantities.push(Object.fromEntries(quantityFieldNames.map(text)) as QuantityFormData);
  }
  const words = { formula: form.text('formula'), unit: form.text('unit') };
  return { ...words, reason: form.text('reason'), quantities };
}

/** Without quantities of which nothing was said. */
export function omitBlankQuantities(typed: ModelFormData): ModelFormData {
  const said = ({ name, low, high }: QuantityFormData) => `${name}${low}${high}`.trim() !== '';
  return { ...typed, quantities: typed.quantities.filter(said) };
}

export function toModelFormData({ formula, unit, quantities }: ModelView): ModelFormData {
  return { formula, unit, reason: '', quantities: quantities.map(toQuantityFormData) };
}

function toQuantityFormData({
  name,
  low,
  high,
  unit,
  shape,
  source,
}: QuantityView): QuantityFormData {
  const from = source.type === 'finding' ? `finding:${source.id}` : '';
  const work = source.type === 'work' && source.work ? source.work.path : '';
  const at = source.type === 'page' ? source.url : work;
  return {
    name,
    low: formatNumberField(low),
    high: formatNumberField(high),
    unit,
    shape,
    from,
    at,
  };
}

/** A model as a command takes it. */
export function toModelInput({ formula, unit, reason, quantities }: ModelFormData) {
  const why = reason.trim() ? { reason } : {};
  return { formula, unit, ...why, quantities: quantities.map(toQuantityInput) };
}

function toQuantityInput({ name, low, high, unit, shape, from, at }: QuantityFormData) {
  const finding = from.replace(/^finding:/, '') || null;
  const entry = /^(?:https?:\/\/[^/]+)?\/entries\/([0-9a-f-]{36})/i.exec(at.trim())?.[1];
  const page = at.trim() && !entry ? at.trim() : null;
  const range = { low: parseNumber(low) ?? '', high: parseNumber(high) ?? '', unit, shape };
  return { name: name.trim(), ...range, finding, work: entry ?? null, page };
}

const fieldBySource: Record<string, string> = { finding: 'from', work: 'at', page: 'at' };

/** Refusals by the fields of the form: `quantities.1.low` is about `q1-low`. */
export function toModelFieldProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([path, reason]) => {
      const [, i, name] = /^quantities\.(\d+)\.(\w+)$/.exec(path) ?? [];
      return name
        ? [`q${i}-${fieldBySource[name] ?? name}`, reason]
        : [unitReasons.has(reason) ? formatUnitPath(path) : path, reason];
    }),
  );
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
const unitReasons = new Set([
  'resultUnitDiffers',
  'unitsDiffer',
  'unitNotPure',
  'exponentNotWhole',
]);
const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Units within a path as people write them: `formula.eur^2` is about EUR². */
function formatUnitPath(path: string): string {
  const upper = (word: string) => {
    const code = word.toUpperCase();
    return currencies.has(code) ? code : word;
  };
  return path
    .replace(/\b[a-z]{3}\b/g, upper)
    .replace(/\^(\d)/g, (_, digit: string) => superscriptDigits[Number(digit)]!)
    .replaceAll('*', '·');
}

/** Findings of the pilot, for a range to come from. */
export function listFindings({ questions }: WagerView) {
  return questions.flatMap(({ findings }) => findings);
}
