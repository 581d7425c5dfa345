import { expect, test } from 'vitest';
import { createComparer, diffTexts } from './text-diff.ts';

test('words that went and words that came stand apart', () => {
  expect(diffTexts('the old barrel in the yard', 'the new barrel in the yard')).toEqual([
    { text: 'the ', kind: 'same' },
    { text: 'old', kind: 'removed' },
    { text: 'new', kind: 'added' },
    { text: ' barrel in the yard', kind: 'same' },
  ]);
});

test('a page of many rewritten texts is compared within bounds, and loses no words', () => {
  const compare = createComparer();
  const start = performance.now();
  for (let n = 0; n < 30; n += 1) {
    const [from, to] = [`a${n}`, `b${n}`].map((word) =>
      Array.from({ length: 20_000 }, (_, i) => `${word}${(i * 7919) % 9973}`).join(' '),
    );
    const shown = compare(from!, to!);
    const kept = (other: string) =>
      shown
        .filter(({ kind }) => kind !== other)
        .map(({ text }) => text)
        .join('');
    expect([kept('added') === from, kept('removed') === to]).toEqual([true, true]);
  }
  // Thirty comparisons at their full patience would take fifteen seconds.
  expect(performance.now() - start).toBeLessThan(8000);
});
