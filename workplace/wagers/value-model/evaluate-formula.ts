import { collectNames, type Formula, formulaError } from './formula.ts';
import { operations } from './operations.ts';
import { dimensionless, formatUnit, type QuantityUnit } from './unit-algebra.ts';

/**
 * What a formula counts, given what its quantities count. Throws `invalid` where it names a
 * quantity that is not there, leaves one out, or puts together what does not go together.
 */
export function inferUnit(
  formula: Formula,
  units: ReadonlyMap<string, QuantityUnit>,
): QuantityUnit {
  const names = collectNames(formula);
  const unknown = names.find((name) => !units.has(name));
  if (unknown !== undefined) throw formulaError('quantityUnknown', unknown);
  const unused = [...units.keys()].find((name) => !names.includes(name));
  if (unused !== undefined) throw formulaError('quantityUnused', unused);
  return inferNodeUnit(formula, units);
}

function inferNodeUnit(formula: Formula, units: ReadonlyMap<string, QuantityUnit>): QuantityUnit {
  if (formula.type === 'number') return dimensionless;
  if (formula.type === 'name') return units.get(formula.name)!;
  const operandUnits = formula.operands.map((part) => inferNodeUnit(part, units));
  const unit = formula.operation.unit(operandUnits, getLiteralExponent(formula.operands[1]));
  if (typeof unit === 'string') throw formulaError(unit, operandUnits.map(formatUnit).join(', '));
  return unit;
}

/** As it is written: a number, with or without a minus. */
function getLiteralExponent(part: Formula | undefined): number | null {
  if (part?.type === 'number') return part.value;
  const [inner] =
    part?.type === 'operation' && part.operation === operations.minus ? part.operands : [];
  return inner?.type === 'number' ? -inner.value : null;
}

/** Reckons a formula row by row of its columns. */
export function evaluateFormula(
  formula: Formula,
  columns: ReadonlyMap<string, Float64Array>,
  rows: number,
) {
  const value = compileRow(formula, columns);
  const results = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) results[row] = value(row);
  return results;
}

function compileRow(
  formula: Formula,
  columns: ReadonlyMap<string, Float64Array>,
): (row: number) => number {
  if (formula.type === 'number') return () => formula.value;
  if (formula.type === 'name') {
    const column = columns.get(formula.name)!;
    return (row) => column[row]!;
  }
  const { compute } = formula.operation;
  const parts = formula.operands.map((part) => compileRow(part, columns));
  // One array for all rows: a hundred thousand short-lived ones would cost more than the sums.
  const values = parts.map(() => 0);
  return (row) => {
    for (let at = 0; at < parts.length; at += 1) values[at] = parts[at]!(row);
    return compute(values);
  };
}
