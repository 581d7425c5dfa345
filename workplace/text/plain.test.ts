import { expect, test } from 'vitest';
import { texts } from '../../test/hostile/text.ts';
import { renderMarkdown } from './markdown.ts';
import { plainText } from './plain.ts';

test.each([
  ['<p>a <b>b</b>c</p><p>d</p>', 'a bc d'],
  ['<ul><li>a</li><li>b</li></ul>', 'a b'],
  ['a<br>b &lt;i&gt; &amp;', 'a b <i> &'],
  ['<a title="x > y" href="/z">a</a>', 'a'],
  ['<img src="/attachments/1" alt="a plan">', 'a plan'],
  ['<script>a</script><style>b</style>', ''],
])('the text of %j is %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('footnotes keep their words, without the signs that lead there and back', () => {
  expect(plainText(renderMarkdown('a[^1]\n\n[^1]: note').html)).toBe('a1 note');
});

test('a limit cuts at a word where there is one, never inside a character', () => {
  expect(plainText('<p>one two three</p>', 9)).toBe('one two…');
  expect(plainText('<p>one two</p>', 7)).toBe('one two');
  expect(plainText('<p>abcdefghij</p>', 5)).toBe('abcd…');
  expect(plainText('<p>abc😀def</p>', 5)).toBe('abc…');
});

test.each([...texts])('an excerpt of %j is within its limit', (text) => {
  expect(plainText(renderMarkdown(text).html, 20).length).toBeLessThanOrEqual(20);
});
