import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spaceNamePattern } from '../access/rules.ts';
import { createSpaceName } from './rules.ts';

describe('a name made from a title', () => {
  test.each([
    ['Ada’s attic', 'adas-attic'],
    ['Straße & Öl', 'strasse-ol'],
    ['庭', ''],
    [
      'What we learned from the rain that fell on the harbour in the autumn of that year',
      'what-we-learned-from-the-rain-that-fell-on-the-harbour-in',
    ],
    ['x'.repeat(90), 'x'.repeat(60)],
  ])('is for %j %j', (title, name) => {
    expect(createSpaceName(title)).toBe(name);
  });

  test('ends with a whole word, and is a name or nothing', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, (title) => {
        const name = createSpaceName(title.join(' '));
        expect(name).toMatch(spaceNamePattern);
        expect(title.slice(0, name.split('-').length).join('-')).toBe(name);
      }),
    );
    const any = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 120 }));
    fc.assert(
      fc.property(any, (title) => {
        expect(createSpaceName(title)).toMatch(/^$|^[a-z0-9-]{1,64}$/);
      }),
    );
  });
});
