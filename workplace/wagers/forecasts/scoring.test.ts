import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculateBrierScore, calibrate, type ResolvedForecast } from './scoring.ts';

const toResolvedForecasts = (met: number[], probabilities: number[]): ResolvedForecast[] =>
  probabilities.map((probability, n) => ({ probability, met: met[n] === 1 }));

test('the score is that of the examples in scikit-learn’s documentation', () => {
  // sklearn.metrics.brier_score_loss: y_true, y_proba → 0.0375.
  expect(calculateBrierScore(toResolvedForecasts([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]))).toBeCloseTo(
    0.0375,
    12,
  );
  expect(calculateBrierScore(toResolvedForecasts([0, 1, 1, 0], [0, 1, 1, 0]))).toBe(0);
  expect(calculateBrierScore(toResolvedForecasts([0, 1], [0.5, 0.5]))).toBe(0.25);
});

test('the bins are those of the example in scikit-learn’s documentation', () => {
  // sklearn.calibration.calibration_curve with n_bins=3 → prob_true, prob_pred.
  const said = [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1];
  const { bins } = calibrate(toResolvedForecasts([0, 0, 0, 0, 1, 1, 1, 1, 1], said), 3);
  expect(bins.map(({ observed }) => observed!.share)).toEqual([0, 0.5, 1]);
  [0.2, 0.525, 0.85].forEach((expected, n) => {
    expect(bins[n]!.expected).toBeCloseTo(expected, 12);
  });
});

test.each([
  // Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine
  // 17, 1998, 857–872, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i that came true have the interval that was published', (met, of, low, high) => {
  const all = Array.from({ length: of }, (_, n) => ({ probability: 0.35, met: n < met }));
  const { observed } = calibrate(all).bins[3]!;
  expect(observed!.low).toBeCloseTo(low, 4);
  expect(observed!.high).toBeCloseTo(high, 4);
});

test('reliability, resolution and uncertainty make up the score where a bin says one thing', () => {
  const said = fc.record({
    probability: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
    met: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 60 }), (all) => {
      // Zero and one tenth would share the first bin.
      const apart = all.filter(({ probability }) => probability > 0);
      fc.pre(apart.length > 0);
      const { brier: score, reliability, resolution, uncertainty, bins } = calibrate(apart);
      expect(reliability - resolution + uncertainty).toBeCloseTo(score, 10);
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(apart.length);
    }),
  );
});
