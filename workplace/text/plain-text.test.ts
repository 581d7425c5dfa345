import { expect, test } from 'vitest';
import { texts } from '../../test/hostile/text.ts';
import { renderMarkdown } from './markdown.ts';
import { toPlainText } from './plain-text.ts';

test.each([
  ['<p>a <b>b</b>c</p><p>d</p>', 'a bc d'],
  ['<ul><li>a</li><li>b</li></ul>', 'a b'],
  ['a<br>b &lt;i&gt; &amp;', 'a b <i> &'],
  ['<a title="x > y" href="/z">a</a>', 'a'],
  ['<img src="/attachments/1" alt="a plan">', 'a plan'],
  ['<script>a</script><style>b</style>', ''],
])('the text of %j is %j', (html, text) => {
  expect(toPlainText(html)).toBe(text);
});

test('footnotes keep their words, without the signs that lead there and back', () => {
  expect(toPlainText(renderMarkdown('a[^1]\n\n[^1]: note').html)).toBe('a1 note');
});

test('a limit cuts at a word where there is one, never inside a character', () => {
  expect(toPlainText('<p>one two three</p>', 9)).toBe('one two…');
  expect(toPlainText('<p>one two</p>', 7)).toBe('one two');
  expect(toPlainText('<p>abcdefghij</p>', 5)).toBe('abcd…');
  expect(toPlainText('<p>abc😀def</p>', 5)).toBe('abc…');
});

test.each([...texts])('an excerpt of %j is within its limit', (text) => {
  expect(toPlainText(renderMarkdown(text).html, 20).length).toBeLessThanOrEqual(20);
});
