import { expect, test } from 'vitest';
import { parseEntry } from './entry.ts';

const parse = (lines: string[], kind = 'question') =>
  parseEntry(
    'fog.md',
    ['---', `kind: ${kind}`, 'title: Fog', 'author: ada', 'daysAgo: 3', '---', ...lines, ''].join(
      '\n',
    ),
    'yard',
    'fog',
  );

test('an entry has its words, its comments and its closing', () => {
  const entry = parse([
    'How thick?',
    '',
    '## Since when',
    '',
    'Monday.',
    '',
    '# Comment by bo, 0.5 days later',
    '',
    'Very.',
    '',
    'And cold.',
    '',
    '# Closed by ada, 2 days later',
    '',
    'It lifted.',
  ]);
  expect(entry).toMatchObject({
    key: 'yard/fog',
    space: 'yard',
    title: 'Fog',
    body: 'How thick?\n\n## Since when\n\nMonday.',
    closed: { author: 'ada', after: 2, body: 'It lifted.' },
  });
  expect(entry.comments).toMatchObject([
    { author: 'bo', after: 0.5, body: 'Very.\n\nAnd cold.', isAccepted: false },
  ]);
});

test('a reply is to the latest comment of its author, unless a time names an earlier one', () => {
  const { comments } = parse([
    'How thick?',
    '# Comment by bo, 0.5 days later',
    'Very.',
    '# Comment by bo, 1 day later',
    'Less now.',
    '# Accepted answer by cy, 2 days later, replying to bo',
    'So it is.',
    '# Comment by cy, 3 days later, replying to bo at 0.5 days',
    'So it was.',
  ]);
  expect(comments.map((comment) => comment.replyTo)).toEqual([undefined, undefined, 1, 0]);
  expect(comments.map((comment) => comment.isAccepted)).toEqual([false, false, true, false]);
});

test('a comment of some program in a code block is no heading', () => {
  const { body, comments } = parse(['```sh', '# measure', 'fog --depth', '```']);
  expect(body).toBe('```sh\n# measure\nfog --depth\n```');
  expect(comments).toEqual([]);
});

test('a brief has later versions, each as a whole', () => {
  const { body, edits } = parse(['One.', '', '# Edit by bo, 4 days later', '', 'Two.'], 'brief');
  expect(body).toBe('One.\n');
  expect(edits).toMatchObject([{ author: 'bo', after: 4, body: 'Two.\n' }]);
});
