/** A matrix of which most is nothing: for each row, where something is, and what. */
export interface SparseMatrix {
  columns: number;
  rows: readonly { indices: Int32Array; values: Float32Array }[];
}

export function transpose(matrix: SparseMatrix): SparseMatrix {
  const counts = new Int32Array(matrix.columns);
  for (const { indices } of matrix.rows) for (const column of indices) counts[column]! += 1;
  const rows = Array.from(counts, (n) => ({
    indices: new Int32Array(n),
    values: new Float32Array(n),
  }));
  const filled = new Int32Array(matrix.columns);
  for (const [row, { indices, values }] of matrix.rows.entries()) {
    for (let i = 0; i < indices.length; i += 1) {
      const column = indices[i]!;
      const next = filled[column]!;
      rows[column]!.indices[next] = row;
      rows[column]!.values[next] = values[i]!;
      filled[column] = next + 1;
    }
  }
  return { columns: matrix.rows.length, rows };
}

/** The product with a dense matrix of `width` columns, row after row. */
export function multiply(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.rows.length * width);
  for (const [row, { indices, values }] of matrix.rows.entries()) {
    const to = row * width;
    for (let i = 0; i < indices.length; i += 1) {
      const weight = values[i]!;
      const from = indices[i]! * width;
      for (let j = 0; j < width; j += 1) product[to + j]! += weight * dense[from + j]!;
    }
  }
  return product;
}

/**
 * The same columns' space with columns of length 1 at right angles to each other, by Cholesky
 * factors (twice, since once loses digits). Columns that add nothing become nothing.
 */
export function orthonormalise(matrix: Float32Array, width: number): Float32Array {
  return orthonormaliseOnce(orthonormaliseOnce(matrix, width), width);
}

function orthonormaliseOnce(matrix: Float32Array, width: number): Float32Array {
  const factor = decomposeCholesky(calculateGramMatrix(matrix, width), width);
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < matrix.length; row += width) {
    for (let j = 0; j < width; j += 1) {
      const diagonal = factor[j * width + j]!;
      if (diagonal === 0) continue;
      let value = matrix[row + j]!;
      for (let i = 0; i < j; i += 1) value -= result[row + i]! * factor[j * width + i]!;
      result[row + j] = value / diagonal;
    }
  }
  return result;
}

/** Of each pair of columns, what their rows' products add up to. */
function calculateGramMatrix(matrix: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width * width);
  for (let row = 0; row < matrix.length; row += width) {
    for (let i = 0; i < width; i += 1) {
      const value = matrix[row + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j += 1) sums[i * width + j]! += value * matrix[row + j]!;
    }
  }
  return sums;
}

/** The lower triangle whose product with its transpose is `sums`. */
function decomposeCholesky(sums: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const diagonal = factor[j * width + j]!;
      factor[i * width + j] =
        diagonal > 0 ? calculateRemainder(sums, factor, i, j, width) / diagonal : 0;
    }
    const square = calculateRemainder(sums, factor, i, i, width);
    // What rounding alone leaves over is no direction of its own.
    factor[i * width + i] = square > 1e-9 * sums[i * width + i]! ? Math.sqrt(square) : 0;
  }
  return factor;
}

function calculateRemainder(
  sums: Float64Array,
  factor: Float64Array,
  i: number,
  j: number,
  width: number,
) {
  let value = sums[i * width + j]!;
  for (let k = 0; k < j; k += 1) value -= factor[i * width + k]! * factor[j * width + k]!;
  return value;
}

/** Numbers between -½ and ½ that look random and are always the same. */
export function generateRandomRows(rows: number, width: number): Float32Array {
  let seed = 42;
  return new Float32Array(rows * width).map(() => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  });
}
