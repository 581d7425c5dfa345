import type { EndView, MeasureView } from '../../../../workplace/wagers/index.ts';
import type { Form } from '../../form.ts';
import type { Problems } from '../../layout/fields.tsx';
import { formatNumberField, parseNumber } from '../core/number-field.ts';
import { parseHandle } from '../core/wager-text.ts';

/** A measure as typed; `id` is that of the measure as it is, or empty for a new one. */
export const measureFieldNames = [
  ...(['id', 'name', 'unit', 'direction', 'baseline', 'target', 'due', 'low', 'high'] as const),
  ...(['source', 'reader'] as const),
] as const;

export type MeasureFieldName = (typeof measureFieldNames)[number];
export type MeasureFormData = Record<MeasureFieldName, string>;

export interface EndFormData {
  id: string;
  title: string;
  measures: MeasureFormData[];
}

export const emptyMeasure = Object.fromEntries(
  measureFieldNames.map((name) => [name, '']),
) as MeasureFormData;

export const emptyEnd: EndFormData = { id: '', title: '', measures: [emptyMeasure] };

export function toEndFormData({ id, title, measures }: EndView): EndFormData {
  return { id, title, measures: measures.map(toMeasureFormData) };
}

function toMeasureFormData(measure: MeasureView): MeasureFormData {
  const { id, name, unit, direction, baseline, target, due, range, source, reader } = measure;
  return {
    id,
    name,
    unit,
    direction,
    source,
    due: due ?? '',
    reader: reader?.handle ?? '',
    baseline: formatNumberField(baseline),
    target: formatNumberField(target),
    low: formatNumberField(range?.low),
    high: formatNumberField(range?.high),
  };
}

const MAX_FORM_ITEMS = 50;

/** The ends of a form, whose fields are called `e0-title` and `e0-m1-target`. */
export function parseEndsForm(form: Form): EndFormData[] {
  const ends: EndFormData[] = [];
  for (let i = 0; i < MAX_FORM_ITEMS && form.has(`e${i}-title`); i += 1)
    ends.push(parseEndForm(form, `e${i}`));
  return ends;
}

function parseEndForm(form: Form, at: string): EndFormData {
  const measures: MeasureFormData[] = [];
  for (let j = 0; j < MAX_FORM_ITEMS && form.has(`${at}-m${j}-name`); j += 1) {
    const text = (name: string) => [name, form.text(`${at}-m${j}-${name}`)];
    measures.push(Object.fromEntries(measureFieldNames.map(text)) as MeasureFormData);
  }
  return { id: form.text(`${at}-id`), title: form.text(`${at}-title`), measures };
}

/** Without measures of which nothing was said. */
export function omitBlankMeasures(end: EndFormData): EndFormData {
  return { ...end, measures: end.measures.filter((measure) => !isBlank(measure)) };
}

/** A measure of which nothing was said is none; which way is better is always chosen. */
function isBlank({ direction: _, ...measure }: MeasureFormData): boolean {
  return Object.values(measure).every((text) => text.trim() === '');
}

/** The same as a command takes it. */
export function toEndInput({ id, title, measures }: EndFormData) {
  return { ...(id ? { id } : {}), title, measures: measures.map(toMeasureInput) };
}

function toMeasureInput({
  id,
  baseline,
  target,
  due,
  low,
  high,
  reader,
  ...words
}: MeasureFormData) {
  const range = { low: parseNumber(low), high: parseNumber(high) };
  return {
    ...(id ? { id } : {}),
    ...words,
    baseline: parseNumber(baseline),
    target: parseNumber(target),
    due: due || null,
    reader: parseHandle(reader),
    range: range.low === null && range.high === null ? null : range,
  };
}

/** Refusals by the fields of the form: `ends.1.measures.0.target` is about `e1-m0-target`. */
export function toEndFieldProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [toFieldName(field), reason]),
  );
}

function toFieldName(path: string): string {
  const measure = /^(?:ends\.(\d+)\.)?measures\.(\d+)\.(?:range\.)?(\w+)$/.exec(path);
  if (measure) {
    const field = measure[3] === 'range' ? 'low' : measure[3];
    return `e${measure[1] ?? 0}-m${measure[2]}-${field}`;
  }
  const end = /^(?:ends\.(\d+)\.)?(?:title|measures|id)$/.exec(path);
  return end ? `e${end[1] ?? 0}-title` : path;
}
