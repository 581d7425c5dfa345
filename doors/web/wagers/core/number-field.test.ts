import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumberField, isAmbiguousNumber, parseNumber } from './number-field.ts';

const validNumbers: [typed: string, number: number][] = [
  ...([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['5,5', 5.5],
    ['.5', 0.5],
  ] as const),
  ...([
    [',5', 0.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['5.', 5],
    ['-3,25', -3.25],
  ] as const),
  ...([
    ['−4', -4],
    ['– 4', -4],
    ['1 500', 1500],
    ['1 500', 1500],
    ["1'500", 1500],
  ] as const),
  ...([
    ['1’500,75', 1500.75],
    ['1,234,567', 1234567],
    ['1.234.567,5', 1234567.5],
  ] as const),
  ...([
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567.25', 1234567.25],
  ] as const),
  ...([
    ['1234,567', 1234.567],
    ['2.1250', 2.125],
    ['1500', 1500],
    ['1e6', 1e6],
  ] as const),
] as [string, number][];

const invalidNumbers = [
  '2,125',
  '1,500',
  '1.500',
  '12.345',
  '-999,999',
  'abc',
  '1,2,3',
  '1.2.3',
  '1,23,456',
  '12 34',
  '--5',
  '.',
  ',',
  '-',
  '5 EUR',
  '1,234.567,8',
  '0x10',
  'Infinity',
  '1 500 '.repeat(2),
];

describe('a number as people write it', () => {
  test.each(validNumbers)('%s is %d', (typed, number) => {
    expect(parseNumber(typed)).toBe(number);
  });

  test.each(invalidNumbers)('%s stays as it was typed, to be refused', (typed) => {
    expect(typeof parseNumber(typed)).toBe('string');
  });

  test('is nothing where nothing was written', () => {
    expect(parseNumber('  ')).toBeNull();
  });

  test('could be two only with one point or comma and three digits after it', () => {
    expect(['2,125', '1.500', ' 12.345 '].every(isAmbiguousNumber)).toBe(true);
    expect(['0.125', '1234.567', '1,234,567', '1 500', '5,5'].some(isAmbiguousNumber)).toBe(false);
  });

  test('is read back from a field as what it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(formatNumberField(value))).toBe(value + 0);
      }),
    );
    for (const value of [2.125, -12.345, 1500, 1.5, 1e21]) {
      expect(parseNumber(formatNumberField(value))).toBe(value);
    }
  });
});
