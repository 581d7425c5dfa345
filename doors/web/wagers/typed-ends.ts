import type { EndView, MeasureView } from '../../../workplace/wagers/index.ts';
import type { Form } from '../form.ts';
import type { Problems } from '../layout/fields.tsx';
import { numberIn, numberTyped } from './number-in.ts';
import { handleIn } from './saying.ts';

/** A measure as typed; `id` is that of the measure as it is, or empty for a new one. */
export const measureFields = [
  ...(['id', 'name', 'unit', 'direction', 'baseline', 'target', 'due', 'low', 'high'] as const),
  ...(['source', 'reader'] as const),
] as const;

export type MeasureField = (typeof measureFields)[number];
export type TypedMeasure = Record<MeasureField, string>;

export interface TypedEnd {
  id: string;
  title: string;
  measures: TypedMeasure[];
}

export const noMeasure = Object.fromEntries(
  measureFields.map((name) => [name, '']),
) as TypedMeasure;

export const noEnd: TypedEnd = { id: '', title: '', measures: [noMeasure] };

export function endOf({ id, title, measures }: EndView): TypedEnd {
  return { id, title, measures: measures.map(measureOf) };
}

function measureOf(measure: MeasureView): TypedMeasure {
  const { id, name, unit, direction, baseline, target, due, range, source, reader } = measure;
  return {
    id,
    name,
    unit,
    direction,
    source,
    due: due ?? '',
    reader: reader?.handle ?? '',
    baseline: numberTyped(baseline),
    target: numberTyped(target),
    low: numberTyped(range?.low),
    high: numberTyped(range?.high),
  };
}

const most = 50;

/** The ends of a form, whose fields are called `e0-title` and `e0-m1-target`. */
export function endsIn(form: Form): TypedEnd[] {
  const ends: TypedEnd[] = [];
  for (let i = 0; i < most && form.has(`e${i}-title`); i += 1) ends.push(endIn(form, `e${i}`));
  return ends;
}

function endIn(form: Form, at: string): TypedEnd {
  const measures: TypedMeasure[] = [];
  for (let j = 0; j < most && form.has(`${at}-m${j}-name`); j += 1) {
    const text = (name: string) => [name, form.text(`${at}-m${j}-${name}`)];
    measures.push(Object.fromEntries(measureFields.map(text)) as TypedMeasure);
  }
  return { id: form.text(`${at}-id`), title: form.text(`${at}-title`), measures };
}

/** Without measures of which nothing was said. */
export function saidOf(end: TypedEnd): TypedEnd {
  return { ...end, measures: end.measures.filter((measure) => !isBlank(measure)) };
}

/** A measure of which nothing was said is none; which way is better is always chosen. */
function isBlank({ direction: _, ...measure }: TypedMeasure): boolean {
  return Object.values(measure).every((text) => text.trim() === '');
}

/** The same as a command takes it. */
export function endInput({ id, title, measures }: TypedEnd) {
  return { ...(id ? { id } : {}), title, measures: measures.map(measureInput) };
}

function measureInput({ id, baseline, target, due, low, high, reader, ...words }: TypedMeasure) {
  const range = { low: numberIn(low), high: numberIn(high) };
  return {
    ...(id ? { id } : {}),
    ...words,
    baseline: numberIn(baseline),
    target: numberIn(target),
    due: due || null,
    reader: handleIn(reader),
    range: range.low === null && range.high === null ? null : range,
  };
}

/** Refusals by the fields of the form: `ends.1.measures.0.target` is about `e1-m0-target`. */
export function endProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [fieldOf(field), reason]),
  );
}

function fieldOf(path: string): string {
  const measure = /^(?:ends\.(\d+)\.)?measures\.(\d+)\.(?:range\.)?(\w+)$/.exec(path);
  if (measure) {
    const field = measure[3] === 'range' ? 'low' : measure[3];
    return `e${measure[1] ?? 0}-m${measure[2]}-${field}`;
  }
  const end = /^(?:ends\.(\d+)\.)?(?:title|measures|id)$/.exec(path);
  return end ? `e${end[1] ?? 0}-title` : path;
}
