import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testAppForTest } from '../../../test/workplace.ts';
import { parseTsvector } from './tsvector.ts';

test('words are read as the database writes them, quotes and all', async () => {
  const { context } = await testAppForTest();
  const { rows } = await sql<{ text: string }>`
    select (setweight(words_of('Feeds, feeds and a C:\\path'), 'A')
      || words_of('o''clock feeding ''quoted'' 漢字 naïve'))::text as text`.execute(context.db);
  const words = new Map(parseTsvector(rows[0]!.text).map(({ term, ...counts }) => [term, counts]));
  expect(words.get('feed')).toEqual({ titleCount: 2, bodyCount: 1 });
  expect(words.get('quot')).toEqual({ titleCount: 0, bodyCount: 1 });
  expect(words.get('漢')).toEqual({ titleCount: 0, bodyCount: 1 });
  expect(words.get('naïv')).toEqual({ titleCount: 0, bodyCount: 1 });
  expect([...words.keys()].join(' ')).not.toContain("''");
});

test('a lexeme with quotes and backslashes comes back as it is', async () => {
  const { context } = await testAppForTest();
  const odd = `it's \\ "odd"`;
  const { rows } = await sql<{ text: string }>`
    select array_to_tsvector(array[${odd}])::text as text`.execute(context.db);
  expect(parseTsvector(rows[0]!.text)[0]!.term.startsWith("it's")).toBe(true);
});
