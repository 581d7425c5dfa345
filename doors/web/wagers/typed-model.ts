import type { WagerView } from '../../../workplace/wagers/index.ts';
import type { ModelView, QuantityView } from '../../../workplace/wagers/worth/index.ts';
import type { Form } from '../form.ts';
import type { Problems } from '../layout/fields.tsx';
import { numberIn, numberTyped } from './number-in.ts';

/** A quantity as typed; `from` is `finding:ID` or empty, `at` the address of another source. */
export const quantityFields = ['name', 'low', 'high', 'unit', 'shape', 'from', 'at'] as const;
export type QuantityField = (typeof quantityFields)[number];
export type TypedQuantity = Record<QuantityField, string>;

export interface TypedModel {
  formula: string;
  unit: string;
  reason: string;
  quantities: TypedQuantity[];
}

const blank = Object.fromEntries(quantityFields.map((name) => [name, ''])) as TypedQuantity;
export const noQuantity: TypedQuantity = { ...blank, shape: 'normal' };

export function modelIn(form: Form): TypedModel {
  const quantities: TypedQuantity[] = [];
  for (let i = 0; i < 100 && form.has(`q${i}-name`); i += 1) {
    const text = (name: string) => [name, form.text(`q${i}-${name}`)];
    quantities.push(Object.fromEntries(quantityFields.map(text)) as TypedQuantity);
  }
  const words = { formula: form.text('formula'), unit: form.text('unit') };
  return { ...words, reason: form.text('reason'), quantities };
}

/** Without quantities of which nothing was said. */
export function saidOf(typed: TypedModel): TypedModel {
  const said = ({ name, low, high }: TypedQuantity) => `${name}${low}${high}`.trim() !== '';
  return { ...typed, quantities: typed.quantities.filter(said) };
}

export function modelOf({ formula, unit, quantities }: ModelView): TypedModel {
  return { formula, unit, reason: '', quantities: quantities.map(quantityOf) };
}

function quantityOf({ name, low, high, unit, shape, source }: QuantityView): TypedQuantity {
  const from = source.is === 'finding' ? `finding:${source.id}` : '';
  const work = source.is === 'work' && source.work ? source.work.path : '';
  const at = source.is === 'page' ? source.url : work;
  return { name, low: numberTyped(low), high: numberTyped(high), unit, shape, from, at };
}

/** A model as a command takes it. */
export function modelInput({ formula, unit, reason, quantities }: TypedModel) {
  const why = reason.trim() ? { reason } : {};
  return { formula, unit, ...why, quantities: quantities.map(quantityInput) };
}

function quantityInput({ name, low, high, unit, shape, from, at }: TypedQuantity) {
  const finding = from.replace(/^finding:/, '') || null;
  const entry = /^(?:https?:\/\/[^/]+)?\/entries\/([0-9a-f-]{36})/i.exec(at.trim())?.[1];
  const page = at.trim() && !entry ? at.trim() : null;
  const range = { low: numberIn(low) ?? '', high: numberIn(high) ?? '', unit, shape };
  return { name: name.trim(), ...range, finding, work: entry ?? null, page };
}

const fieldOf: Record<string, string> = { finding: 'from', work: 'at', page: 'at' };

/** Refusals by the fields of the form: `quantities.1.low` is about `q1-low`. */
export function modelProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([path, reason]) => {
      const [, i, name] = /^quantities\.(\d+)\.(\w+)$/.exec(path) ?? [];
      return name
        ? [`q${i}-${fieldOf[name] ?? name}`, reason]
        : [aboutUnits.has(reason) ? legible(path) : path, reason];
    }),
  );
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
const aboutUnits = new Set(['resultUnitDiffers', 'unitsDiffer', 'unitNotPure', 'exponentNotWhole']);
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Units within a path as people write them: `formula.eur^2` is about EUR². */
function legible(path: string): string {
  const upper = (word: string) => {
    const code = word.toUpperCase();
    return currencies.has(code) ? code : word;
  };
  return path
    .replace(/\b[a-z]{3}\b/g, upper)
    .replace(/\^(\d)/g, (_, digit: string) => raised[Number(digit)]!)
    .replaceAll('*', '·');
}

/** Findings of the pilot, for a range to come from. */
export function findingsOf({ questions }: WagerView) {
  return questions.flatMap(({ findings }) => findings);
}
