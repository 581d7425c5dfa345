import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Quantity } from './quantities.ts';

/** The 95 % point of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** A source of numbers in [0, 1). */
type RandomSource = () => number;

/**
 * As many draws of each quantity as wanted, a column for each. They are independent of each other,
 * and each has its own stretch of the generator's sequence, so that one more quantity at the end
 * changes none of those before.
 */
export function drawColumns(quantities: readonly Quantity[], seed: number, draws: number) {
  const generator = xoroshiro128plus(seed);
  return quantities.map((quantity) => {
    // The generator's beginning shows too much of its seed; a jump leaves it behind.
    generator.jump();
    const own = generator.clone();
    const next = createSampler(quantity, () => uniformFloat64(own));
    const column = new Float64Array(draws);
    for (let row = 0; row < draws; row += 1) column[row] = next();
    return column;
  });
}

function createSampler({ shape, low, high }: Quantity, chance: RandomSource): () => number {
  const middle = (low + high) / 2;
  if (shape === 'exact') return () => low;
  if (shape === 'uniform') {
    const width = (high - low) / 0.9;
    return () => middle + (chance() - 0.5) * width;
  }
  const standard = createNormalSampler(chance);
  if (shape === 'normal') {
    const deviation = (high - low) / (2 * Z95);
    return () => middle + deviation * standard();
  }
  const mu = (Math.log(low) + Math.log(high)) / 2;
  const sigma = (Math.log(high) - Math.log(low)) / (2 * Z95);
  return () => Math.exp(mu + sigma * standard());
}

/** Marsaglia’s polar method (SIAM Review 6, 1964, 260–264), two at a time. */
function createNormalSampler(chance: RandomSource): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * chance() - 1, 2 * chance() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
}
