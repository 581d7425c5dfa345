/** A matrix of which most is nothing: for each row, where something is, and what. */
export interface Sparse {
  columns: number;
  rows: readonly { at: Int32Array; of: Float32Array }[];
}

export function transposed(matrix: Sparse): Sparse {
  const counts = new Int32Array(matrix.columns);
  for (const { at } of matrix.rows) for (const column of at) counts[column]! += 1;
  const rows = Array.from(counts, (n) => ({ at: new Int32Array(n), of: new Float32Array(n) }));
  const filled = new Int32Array(matrix.columns);
  for (const [row, { at, of }] of matrix.rows.entries()) {
    for (let i = 0; i < at.length; i += 1) {
      const column = at[i]!;
      const place = filled[column]!;
      rows[column]!.at[place] = row;
      rows[column]!.of[place] = of[i]!;
      filled[column] = place + 1;
    }
  }
  return { columns: matrix.rows.length, rows };
}

/** The product with a dense matrix of `width` columns, row after row. */
export function multiply(matrix: Sparse, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array(matrix.rows.length * width);
  for (const [row, { at, of }] of matrix.rows.entries()) {
    const to = row * width;
    for (let i = 0; i < at.length; i += 1) {
      const weight = of[i]!;
      const from = at[i]! * width;
      for (let j = 0; j < width; j += 1) product[to + j]! += weight * dense[from + j]!;
    }
  }
  return product;
}

/**
 * The same columns' space with columns of length 1 at right angles to each other, by Cholesky
 * factors (twice, since once loses digits). Columns that add nothing become nothing.
 */
export function orthonormal(matrix: Float32Array, width: number): Float32Array {
  return reduced(reduced(matrix, width), width);
}

function reduced(matrix: Float32Array, width: number): Float32Array {
  const factor = cholesky(products(matrix, width), width);
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
function products(matrix: Float32Array, width: number): Float64Array {
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
function cholesky(sums: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const diagonal = factor[j * width + j]!;
      factor[i * width + j] = diagonal > 0 ? left(sums, factor, i, j, width) / diagonal : 0;
    }
    const square = left(sums, factor, i, i, width);
    // What rounding alone leaves over is no direction of its own.
    factor[i * width + i] = square > 1e-9 * sums[i * width + i]! ? Math.sqrt(square) : 0;
  }
  return factor;
}

function left(sums: Float64Array, factor: Float64Array, i: number, j: number, width: number) {
  let value = sums[i * width + j]!;
  for (let k = 0; k < j; k += 1) value -= factor[i * width + k]! * factor[j * width + k]!;
  return value;
}

/** Numbers between -½ and ½ that look random and are always the same. */
export function randomRows(rows: number, width: number): Float32Array {
  let seed = 42;
  return new Float32Array(rows * width).map(() => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  });
}
