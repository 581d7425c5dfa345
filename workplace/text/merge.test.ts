import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { getSettledText, type MergePart, mergeTexts } from './merge.ts';

const base = 'One.\n\nTwo.\n\nThree.';
const mergeToText = (yours: string, theirs: string, from = base) =>
  getSettledText(mergeTexts(from, yours, theirs));

/** Everything that is shown of a merge, contested or not. */
const listTexts = (parts: MergePart[]) =>
  parts.flatMap((part) => ('settled' in part ? [part.settled] : [part.yours, part.theirs]));
const toLineSet = (texts: string[]) => new Set(texts.flatMap((text) => text.split('\n')));

describe('two wordings of one text', () => {
  test('that change different paragraphs, even neighbours, are both kept', () => {
    expect(mergeToText('One!\n\nTwo.\n\nThree.', 'One.\n\nTwo.\n\nThree!')).toBe(
      'One!\n\nTwo.\n\nThree!',
    );
    expect(mergeToText('- a!\n- b', '- a\n- b!', '- a\n- b')).toBe('- a!\n- b!');
  });

  test('of which one adds and the other takes away are both heeded', () => {
    expect(mergeToText('One.\n\nThree.', `${base}\n\nFour.`)).toBe('One.\n\nThree.\n\nFour.');
  });

  test('that say the same need no choice', () => {
    expect(mergeToText(`${base}!`, `${base}!`)).toBe(`${base}!`);
    expect(mergeToText(base, base)).toBe(base);
    expect(mergeToText('', '', '')).toBe('');
  });

  test('of the same paragraph are both shown, with the rest settled', () => {
    expect(mergeTexts(base, 'One.\n\n2.\n\nThree.', 'One.\n\nII.\n\nThree!')).toEqual([
      { settled: 'One.\n' },
      { yours: '2.', theirs: 'II.' },
      { settled: '\nThree!' },
    ]);
  });

  test('that both add at the end are both shown', () => {
    expect(mergeTexts('One.', 'One.\n\nMine.', 'One.\n\nYours.')).toEqual([
      { settled: 'One.\n' },
      { yours: 'Mine.', theirs: 'Yours.' },
    ]);
  });

  test('of which one deletes what the other changes are both shown', () => {
    const parts = mergeTexts(base, 'One.\n\nThree.', 'One.\n\nTwo, and more.\n\nThree.');
    expect(getSettledText(parts)).toBeNull();
    expect(toLineSet(listTexts(parts))).toContain('Two, and more.');
  });
});

const line = fc.oneof(
  fc.constantFrom('', '', 'a', 'b', '- c'),
  fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\n', '')),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

/** A text of different paragraphs, each of which one side or the other (or neither) makes anew. */
const paragraphs = fc.array(
  fc.record({
    whose: fc.constantFrom('nobody', 'yours', 'theirs'),
    lines: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('for any texts', () => {
  test('every line that either side added is in what is shown', () => {
    fc.assert(
      fc.property(text, text, text, (from, yours, theirs) => {
        const there = toLineSet(listTexts(mergeTexts(from, yours, theirs)));
        const before = toLineSet([from]);
        for (const added of toLineSet([yours, theirs])) {
          if (!before.has(added)) expect(there).toContain(added);
        }
      }),
      { numRuns: runs(4) },
    );
  });

  test('a side that changed nothing changes nothing', () => {
    fc.assert(
      fc.property(text, text, (from, other) => {
        expect(mergeToText(other, from, from)).toBe(other);
        expect(mergeToText(from, other, from)).toBe(other);
        expect(mergeToText(other, other, from)).toBe(other);
      }),
    );
  });

  test('the sides are alike: exchanged, they give the same places', () => {
    fc.assert(
      fc.property(text, text, text, (from, yours, theirs) => {
        const exchanged = mergeTexts(from, theirs, yours).map((part) =>
          'settled' in part ? part : { yours: part.theirs, theirs: part.yours },
        );
        expect(exchanged).toEqual(mergeTexts(from, yours, theirs));
      }),
    );
  });

  test('changes of different paragraphs both survive whole, and need no choice', () => {
    fc.assert(
      fc.property(paragraphs, (plan) => {
        const write = (side: string) =>
          plan
            .map(({ whose, lines }, i) =>
              whose === side || side === 'both'
                ? whose === 'nobody'
                  ? `Paragraph ${i}.`
                  : Array.from({ length: lines }, (_, n) => `${whose} ${i}.${n}`).join('\n')
                : `Paragraph ${i}.`,
            )
            .join('\n\n');
        const merged = getSettledText(mergeTexts(write('nobody'), write('yours'), write('theirs')));
        expect(merged).toBe(write('both'));
      }),
      { numRuns: runs(4) },
    );
  });

  test('ten thousand lines written anew by both take no long time', () => {
    const many = (word: string) => Array.from({ length: 10_000 }, (_, i) => `${word}${i % 7}`);
    const began = performance.now();
    const parts = mergeTexts(many('a').join('\n'), many('b').join('\n'), many('c').join('\n'));
    expect(performance.now() - began).toBeLessThan(5000);
    expect(listTexts(parts)).toHaveLength(2);
  });
});
