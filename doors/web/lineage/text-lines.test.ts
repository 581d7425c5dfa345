import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureText, wrapText } from './text-lines.ts';

test.each([
  ['A short title', ['A short title']],
  ['', []],
  [
    'What we found when 63 sensors came home and we cut them open',
    ['What we found', 'when 63 sensors…'],
  ],
  [
    '潮位計は嵐のあとに低い値を示し、理由は誰にもわからなかった',
    ['潮位計は嵐のあとに', '低い値を示し、理…'],
  ],
])('%j is cut into lines', (title, lines) => {
  expect(wrapText(title, 9.5, 2)).toEqual(lines);
});

test('no line is longer than there is room, and nothing is lost without an ellipsis', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.array(fc.string({ maxLength: 30 }), { maxLength: 12 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (title, width, most) => {
        const lines = wrapText(title, width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(measureText(line)).toBeLessThanOrEqual(width + 0.001);
        if (lines.at(-1)?.endsWith('…')) return;
        expect(lines.join('').replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
      },
    ),
  );
});
