import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './query-parser.ts';

const emptyQuery = { words: [], phrases: [], excluded: [] };

describe('what somebody types into the search box', () => {
  test.each([
    ['rye bread', { words: [['rye'], ['bread']] }],
    ['rye or spelt bread', { words: [['rye', 'spelt'], ['bread']] }],
    ['"slow bread"', { words: [['slow'], ['bread']], phrases: ['slow bread'] }],
    ['bread -yeast', { words: [['bread']], excluded: ['yeast'] }],
    ['bread -"dry yeast"', { words: [['bread']], excluded: ['dry yeast'] }],
    ['author:ada in:yard bread', { author: 'ada', space: 'yard', words: [['bread']] }],
    ['author:@Ada tag:#Rye', { author: 'ada', tag: 'rye' }],
    ['kind:question has:outcome', { kind: 'question', hasOutcome: true }],
    ['status:confirmed unit:bakery', { status: 'confirmed', unit: 'bakery' }],
    ['before:2026-03', { before: new Date('2026-03-01T00:00:00Z') }],
    ['since:2026', { since: new Date('2026-01-01T00:00:00Z') }],
    ['or', { words: [] }],
    ['https://example.org/a', { words: [['https://example.org/a']] }],
    ['half"way', { words: [['half'], ['way']], phrases: ['way'] }],
    ['   ', {}],
  ])('%s', (typed, expected) => {
    expect(parseQuery(typed)).toEqual({ ...emptyQuery, ...expected });
  });

  test.each([
    ['status:finished', 'searchStatusUnknown'],
    ['before:yesterday', 'searchDateInvalid'],
    ['since:2026-02-30', 'searchDateInvalid'],
    ['kind:poem', 'kindUnknown'],
    ['has:charm', 'searchHasUnknown'],
  ])('%s is refused with a reason', (typed, reason) => {
    expect(() => parseQuery(typed)).toThrow(expect.objectContaining({ fields: { q: reason } }));
  });

  test('whatever it is, it is understood or refused, and no word is lost', () => {
    const piece = fc.constantFrom('a', 'or', '-', '"', ':', 'in:x', ' ', 'tag:', '\0', 'é', '漢字');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { words, phrases, excluded } = parseQuery(pieces.join(''));
        for (const group of words) expect(group.every((word) => word !== '')).toBe(true);
        expect([...phrases, ...excluded].every((text) => text.trim() !== '')).toBe(true);
      }),
    );
  });
});
