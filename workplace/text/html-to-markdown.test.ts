import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangers } from '../../test/hostile/safe-html.ts';
import { isLong } from '../../test/long.ts';
import { TooComplex } from './bounds.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { renderMarkdown } from './markdown.ts';
import { toPlainText } from './plain-text.ts';

describe('imported HTML', () => {
  test.each([
    ['<p>a <em>b</em> <strong>c</strong><br>d</p>', 'a *b* **c**\\\nd'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
    ['<blockquote><p>a</p></blockquote>', '> a'],
    ['<pre class="lang-ts"><code>a &lt; b\n</code></pre>', '```\na < b\n```'],
    ['<pre><code class="language-ts">a</code></pre>', '```ts\na\n```'],
    ['<p><a href="/a?b" title="t">c</a></p>', '[c](/a?b "t")'],
    ['<p><img src="https://a.example/b.png" alt="c"></p>', '![c](https://a.example/b.png)'],
    [
      '<table><tr><th>a</th></tr><tr><td colspan="9999999">b</td></tr></table>',
      '| a |\n| - |\n| b |',
    ],
    ['<!-- a --><p>b &lt;c&gt; *d*</p><script>e</script>', 'b \\<c> \\*d\\*'],
    ['<img src="data:image/png;base64,AAAA" alt="a">', 'a'],
  ])('%j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test('keeps its words through Markdown', () => {
    const piece = fc.constantFrom(
      'p',
      'em',
      'li',
      'blockquote',
      'h2',
      'code',
      'td',
      'div',
      'b',
      'a',
    );
    const words = fc.string({
      unit: fc.constantFrom(...'ab*_[]<&#-1. '),
      minLength: 1,
      maxLength: 12,
    });
    const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const element = fc
      .tuple(piece, words)
      .map(([tag, text]) => `<${tag}>x${escaped(text)}x</${tag}>`);
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (parts) => {
        const html = parts.join('\n');
        const letters = (text: string) => text.replace(/\s/g, '');
        const rendered = renderMarkdown(htmlToMarkdown(html)).html;
        expect(dangers(rendered)).toEqual([]);
        expect(letters(toPlainText(rendered))).toBe(letters(toPlainText(html)));
      }),
    );
  });
});

describe('hostile HTML is converted or refused', () => {
  const forms: Record<string, (n: number) => string> = {
    'nested elements': (n) => '<div>'.repeat(n / 5),
    'nested quotes': (n) => '<blockquote>'.repeat(n / 12),
    'nested tables': (n) => '<table><tr><td>'.repeat(n / 15),
    'open formatting': (n) => Array.from({ length: n / 10 }, (_, i) => `<b x=${i}>`).join(''),
    'formatting taken up again': (n) =>
      `${Array.from({ length: 200 }, (_, i) => `<b x=${i}>`).join('')}${'</p><p>a'.repeat(n / 8)}`,
    'empty elements': (n) => '<x></x>'.repeat(n / 7),
    'blank elements': (n) => '<i> </i>'.repeat(n / 8),
    'words in elements': (n) => '<i>a</i>'.repeat(n / 8),
    comments: (n) => '<!--a-->'.repeat(n / 8),
    images: (n) => '<img src=a>'.repeat(n / 11),
    inputs: (n) => '<input>'.repeat(n / 7),
    'empty items': (n) => '<li>'.repeat(n / 4),
    'images in links': (n) => '<a href=b><img src=a></a>'.repeat(n / 25),
    links: (n) => '<a href=x>'.repeat(n / 10),
    attributes: (n) => `<p ${Array.from({ length: n / 7 }, (_, i) => `a${i}`).join(' ')}>`,
    'open tags': (n) => '<'.repeat(n),
    'an open comment': (n) => '<!--'.repeat(n / 4),
    spans: (n) => `<table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(n / 40)}</table>`,
    'a wide and high table': (n) => `<table><tr>${'<td>'.repeat(n / 8)}${'<tr>'.repeat(n / 8)}`,
    'one long cell': (n) => `<table><tr><td>${'a'.repeat(n / 2)}${'<tr><td>b'.repeat(n / 18)}`,
    marks: (n) => '*_[`'.repeat(n / 4),
    'nul bytes': (n) => '\u0000'.repeat(n),
    'line breaks': (n) => '<br>'.repeat(n / 4),
    spaces: (n) => `<p>a${' '.repeat(n)}b`,
    'code marks': (n) => `<code>${'`'.repeat(n)}</code>`,
  };

  const sizes = isLong ? [10_000, 100_000, 999_000] : [10_000, 100_000];

  test.each(Object.entries(forms))('%s', (_name, form) => {
    for (const size of sizes) {
      try {
        expect(typeof htmlToMarkdown(form(size))).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(TooComplex);
      }
    }
  });
});
