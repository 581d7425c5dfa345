/** How well one question was answered. */
export interface QueryMetrics {
  ndcg: number;
  reciprocalRank: number;
  recall: number;
}

const CUTOFF = 10;

/**
 * nDCG@10 with gains of 2^grade − 1 (Burges and others, 2005), the reciprocal rank of the first
 * relevant answer, and recall@10. `relevant` gives the grade of each relevant id.
 */
export function calculateQueryMetrics(
  answers: readonly string[],
  relevant: ReadonlyMap<string, number>,
): QueryMetrics {
  const first = answers.findIndex((id) => relevant.has(id));
  const shown = answers.slice(0, CUTOFF);
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, CUTOFF);
  const found = shown.filter((id) => relevant.has(id)).length;
  return {
    ndcg: calculateGain(shown.map((id) => relevant.get(id) ?? 0)) / calculateGain(ideal),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recall: found / relevant.size,
  };
}

function calculateGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
}

export function calculateMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

const SHUFFLES = 10_000;

/**
 * How often chance alone, turning the sign of each difference, makes a mean at least this far from
 * nothing: the two-sided p of a paired permutation test. The same numbers always give the same p.
 */
export function permutationTest(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((value, i) => value - b[i]!);
  const seen = Math.abs(calculateMean(differences));
  const coin = makeCoin();
  let asFar = 0;
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
    const turned = differences.map((difference) => (coin() ? difference : -difference));
    if (Math.abs(calculateMean(turned)) >= seen - 1e-12) asFar += 1;
  }
  return (asFar + 1) / (SHUFFLES + 1);
}

/** Numerical Recipes' quick generator: good enough to toss coins, and the same each time. */
function makeCoin(): () => boolean {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed > 2 ** 31;
  };
}
