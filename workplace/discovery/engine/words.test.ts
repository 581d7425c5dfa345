import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workplaceForTest } from '../../../test/workplace.ts';
import { readWords } from './words.ts';

test('words are read as the database writes them, quotes and all', async () => {
  const { workplace } = await workplaceForTest();
  const { rows } = await sql<{ text: string }>`
    select (setweight(words_of('Feeds, feeds and a C:\\path'), 'A')
      || words_of('o''clock feeding ''quoted'' 漢字 naïve'))::text as text`.execute(workplace.db);
  const words = new Map(readWords(rows[0]!.text).map(({ term, ...counts }) => [term, counts]));
  expect(words.get('feed')).toEqual({ title: 2, rest: 1 });
  expect(words.get('quot')).toEqual({ title: 0, rest: 1 });
  expect(words.get('漢')).toEqual({ title: 0, rest: 1 });
  expect(words.get('naïv')).toEqual({ title: 0, rest: 1 });
  expect([...words.keys()].join(' ')).not.toContain("''");
});

test('a lexeme with quotes and backslashes comes back as it is', async () => {
  const { workplace } = await workplaceForTest();
  const odd = `it's \\ "odd"`;
  const { rows } = await sql<{ text: string }>`
    select array_to_tsvector(array[${odd}])::text as text`.execute(workplace.db);
  expect(readWords(rows[0]!.text)[0]!.term.startsWith("it's")).toBe(true);
});
