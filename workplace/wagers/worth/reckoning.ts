import { type Formula, namesIn, refused } from './formula.ts';
import { operations } from './operations.ts';
import { pure, type Unit, writeUnit } from './units.ts';

/**
 * What a formula counts, given what its quantities count. Throws `invalid` where it names a
 * quantity that is not there, leaves one out, or puts together what does not go together.
 */
export function unitOf(formula: Formula, units: ReadonlyMap<string, Unit>): Unit {
  const names = namesIn(formula);
  const unknown = names.find((name) => !units.has(name));
  if (unknown !== undefined) throw refused('quantityUnknown', unknown);
  const unused = [...units.keys()].find((name) => !names.includes(name));
  if (unused !== undefined) throw refused('quantityUnused', unused);
  return unitIn(formula, units);
}

function unitIn(formula: Formula, units: ReadonlyMap<string, Unit>): Unit {
  if (formula.is === 'number') return pure;
  if (formula.is === 'name') return units.get(formula.name)!;
  const of = formula.of.map((part) => unitIn(part, units));
  const unit = formula.operation.unit(of, exponentOf(formula.of[1]));
  if (typeof unit === 'string') throw refused(unit, of.map(writeUnit).join(', '));
  return unit;
}

/** As it is written: a number, with or without a minus. */
function exponentOf(part: Formula | undefined): number | null {
  if (part?.is === 'number') return part.value;
  const [inner] = part?.is === 'operation' && part.operation === operations.minus ? part.of : [];
  return inner?.is === 'number' ? -inner.value : null;
}

/** Reckons a formula row by row of its columns. */
export function reckon(formula: Formula, columns: ReadonlyMap<string, Float64Array>, rows: number) {
  const value = rowOf(formula, columns);
  const results = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) results[row] = value(row);
  return results;
}

function rowOf(
  formula: Formula,
  columns: ReadonlyMap<string, Float64Array>,
): (row: number) => number {
  if (formula.is === 'number') return () => formula.value;
  if (formula.is === 'name') {
    const column = columns.get(formula.name)!;
    return (row) => column[row]!;
  }
  const { compute } = formula.operation;
  const parts = formula.of.map((part) => rowOf(part, columns));
  // One array for all rows: a hundred thousand short-lived ones would cost more than the sums.
  const values = parts.map(() => 0);
  return (row) => {
    for (let at = 0; at < parts.length; at += 1) values[at] = parts[at]!(row);
    return compute(values);
  };
}
