import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from './errors.ts';
import { parseInput } from './input.ts';

const schema = z.object({
  title: z.string().min(1, 'titleMissing').max(5, 'tooLong'),
  tags: z.array(z.string().max(3, 'tooLong')).default([]),
  age: z.number().optional(),
});

function catchAppError(input: unknown): AppError {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('It was not refused.');
}

describe('an input', () => {
  test('that holds comes back as its schema reads it', () => {
    expect(parseInput(schema, { title: 'Rain', more: 1 })).toEqual({ title: 'Rain', tags: [] });
  });

  test('that does not hold is refused with a message name for each field, by its path', () => {
    const error = catchAppError({ title: '', tags: ['ok', 'far too long'] });
    expect(error.code).toBe('invalid');
    expect(error.fields).toEqual({ title: 'titleMissing', 'tags.1': 'tooLong' });
    expect(error.reason).toBe('titleMissing');
  });

  test('gets a word of the catalogue where the schema has none of its own', () => {
    expect(catchAppError({ title: 7, age: 'old', tags: 'a' }).fields).toEqual({
      title: 'notText',
      age: 'notNumber',
      tags: 'notList',
    });
    expect(catchAppError({}).fields).toEqual({ title: 'missing' });
    expect(catchAppError({ title: null, tags: [null] }).fields).toEqual({
      title: 'missing',
      'tags.0': 'missing',
    });
  });

  test.each([[null], [undefined], ['text'], [7], [[]]])('%j is refused as a whole', (input) => {
    expect(catchAppError(input).fields).toEqual({ input: 'notObject' });
  });

  test('keeps the first complaint about a field', () => {
    const twice = z.string().min(3, 'bodyMissing').regex(/^x/, 'malformed');
    expect(() => parseInput(twice, 'a')).toThrow('bodyMissing');
  });
});
