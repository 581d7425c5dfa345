import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangers } from '../../test/hostile/safe-html.ts';
import { isLong } from '../../test/long.ts';
import { runs } from '../../test/runs.ts';
import { TooComplex } from './bounds.ts';
import { renderMarkdown } from './markdown.ts';
import { toPlainText } from './plain-text.ts';

const html = (body: string) => renderMarkdown(body).html;

describe('a body', () => {
  test('is CommonMark with tables, task lists and strikethrough', () => {
    expect(html('**a** ~~b~~ `c`')).toBe('<p><strong>a</strong> <del>b</del> <code>c</code></p>');
    expect(html('|a|\n|:-:|\n|b|')).toContain('<td align="center">b</td>');
    expect(html('- [x] a\n- [ ] b')).toMatch(
      /<input type="checkbox" checked disabled aria-label="Done"> a/,
    );
  });

  test('has headings below those of its page', () => {
    expect(html('# a\n\n## b\n\n###### c')).toBe('<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>');
  });

  test('shows raw HTML as it was typed', () => {
    expect(toPlainText(html('a <b>c</b>\n\n<!-- d -->\n\n<div>*e*</div>'))).toBe(
      'a <b>c</b> <!-- d --> <div>e</div>',
    );
  });

  test('keeps the language of code, which the keyboard can scroll', () => {
    expect(html('```ts\na < b\n```')).toBe(
      '<pre tabindex="0"><code class="language-ts">a &#x3C; b\n</code></pre>',
    );
  });

  test('has footnotes whose ids belong to it alone', () => {
    const ids = (body: string) => [...html(body).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const [one, other] = [ids('a[^1]\n\n[^1]: note'), ids('b[^1]\n\n[^1]: note')];
    expect(one).toHaveLength(3);
    expect(one.filter((id) => other.includes(id))).toEqual([]);
  });
});

describe('a link', () => {
  test('to outside is marked as not ours, one within is not', () => {
    const rel = 'rel="nofollow ugc noopener"';
    expect(html('[a](https://b.example)')).toBe(`<p><a href="https://b.example" ${rel}>a</a></p>`);
    expect(html('[a](/entries/1)')).toBe('<p><a href="/entries/1">a</a></p>');
    expect(html('[a][b]\n\n[b]: http://b.example "t"')).toContain(rel);
    expect(html('www.b.example')).toContain(rel);
  });

  test('without a scheme gets one, since mail and feeds have no page to take it from', () => {
    expect(html('[a](//b.example/c)')).toContain('href="https://b.example/c"');
  });

  test('that would run loses its address and keeps its words', () => {
    expect(html('[a](javascript:b)')).toBe('<p><a>a</a></p>');
  });

  test('is answered as written, once, however it was made', () => {
    const body = '[a](/b?c=ü) <https://d.example> [e] ![f](/attachments/g) [a](/b?c=ü)\n\n[e]: /h';
    expect(renderMarkdown(body).targets).toEqual([
      '/b?c=ü',
      'https://d.example',
      '/h',
      '/attachments/g',
    ]);
  });
});

describe('an image', () => {
  test('of the workplace is shown', () => {
    expect(html('![a](/attachments/b.png)')).toBe('<p><img src="/attachments/b.png" alt="a"></p>');
  });

  test('from elsewhere becomes a link, so that no reader is seen there', () => {
    expect(html('![a](https://b.example/c.png)')).toMatch(/^<p><a href="[^"]+" rel="[^"]+">a<\/a>/);
    expect(html('![](https://b.example/c.png)')).toContain('>https://b.example/c.png</a>');
    expect(html('[![a](//b.example/c.png)](/d)')).toBe('<p><a href="/d">a</a></p>');
  });

  test('does not leave the attachments', () => {
    expect(html('![a](/attachments/../b)')).not.toContain('<img');
    expect(html('![a](/attachments/%2e%2e/b)')).not.toContain('<img');
  });
});

describe('a mention', () => {
  test.each([
    ['@ada', ['ada']],
    ['Hello @Ada, @bob-smith. (@cy_1) **@dee**', ['ada', 'bob-smith', 'cy_1', 'dee']],
    ['@ada and @ADA', ['ada']],
    ['a@example.org me@localhost @ada@example.org', []],
    ['`@ada` [@bob](/x) https://example.org/@cy', []],
    ['```\n@ada\n```', []],
    ['@ @- @_a é@ada', []],
  ])('%j names %j', (body, handles) => {
    expect(renderMarkdown(body).mentions).toEqual(handles);
  });

  test('is a link to the person, and no target', () => {
    const { html, targets } = renderMarkdown('@Ada');
    expect(html).toBe('<p><a href="/people/ada" class="mention">@Ada</a></p>');
    expect(targets).toEqual([]);
  });
});

describe('any text', () => {
  const marks = fc.constantFrom(
    ...'*_~`[]()<>!#|-+=:.&;@\\/"\'^ \t\n1aé\u0000'.split(''),
    'http://',
  );
  const body = fc.string({ unit: marks, maxLength: 80 });

  test('is rendered to something safe, always the same', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(dangers(html(text))).toEqual([]);
        expect(renderMarkdown(text)).toEqual(renderMarkdown(text));
      }),
      { numRuns: runs(4) },
    );
  });

  test('without marks is kept as it is', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcéß語 ,;?!"\''), minLength: 1 });
    fc.assert(
      fc.property(word, (text) => {
        expect(toPlainText(html(`x${text}`))).toBe(`x${text}`.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

/** Without bounds most of these would take minutes, exhaust the memory or the stack. */
describe('a hostile body is rendered or refused', () => {
  const forms: Record<string, (n: number) => string> = {
    ...Object.fromEntries([...'[]*_~`<>!|#-+=\\& \n@('].map((it) => [it, (n) => it.repeat(n)])),
    'open emphasis': (n) => '*a _b '.repeat(n / 6),
    'nested emphasis': (n) => `${'*a '.repeat(n / 6)}${'a* '.repeat(n / 6)}`,
    'long runs': (n) => `${'*'.repeat(n / 2)}a${'*'.repeat(n / 2)}`,
    'two marks': (n) => '*a_ '.repeat(n / 4),
    'nested brackets': (n) => `${'['.repeat(n / 6)}a${'](b)'.repeat(n / 6)}`,
    'nested images': (n) => `${'!['.repeat(n / 6)}a${'](b)'.repeat(n / 6)}`,
    'open links': (n) => '[a]('.repeat(n / 4),
    'every mark': (n) => '*_~`[<'.repeat(n / 6),
    'nested quotes': (n) => '> '.repeat(n / 2),
    'nested lists': (n) => '- '.repeat(n / 2),
    'nested numbers': (n) => '1. '.repeat(n / 3),
    'nested notes': (n) => '[^a]: '.repeat(n / 6),
    'deep lines': (n) => `${'> - '.repeat(30)}a\n`.repeat(n / 122),
    'lazy lines': (n) => `${'> '.repeat(50)}a\n${'b\n'.repeat(n / 2)}`,
    'underlined headings': (n) => 'a\n=\n'.repeat(n / 4),
    'code spans': (n) =>
      Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '`'.repeat(i)).join(' '),
    'a wide and high table': (n) =>
      `${'|a'.repeat(n / 8)}\n${'|-'.repeat(n / 8)}\n${'|\n'.repeat(n / 4)}`,
    'long references': (n) => `[x]: /${'a'.repeat(n / 2)}\n\n${'[x]\n\n'.repeat(n / 10)}`,
    footnotes: (n) => `${'[^a]\n\n'.repeat(n / 8)}\n\n[^a]: x`,
    'mail addresses': (n) => 'a@b.cc '.repeat(n / 7),
    entities: (n) => '&amp'.repeat(n / 4),
    'a handle': (n) => `@${'a-'.repeat(n / 2)}é`,
  };

  const sizes = isLong ? [6_000, 19_000, 199_000, 1_000_000] : [6_000, 199_000];

  test.each(Object.entries(forms))('%s', (_name, form) => {
    for (const size of sizes) {
      try {
        expect(typeof html(form(size))).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(TooComplex);
      }
    }
  });

  test('but long honest work is rendered', () => {
    const paragraph = `${'Some words, a [link](https://a.example) and *stress*. '.repeat(8)}\n\n`;
    expect(html(paragraph.repeat(300)).match(/<a /g)).toHaveLength(2400);
    const log = '2026-01-01 [INFO] snake_case_name: 12 ms\n'.repeat(2000);
    expect(html(`\`\`\`\n${log}\`\`\``)).toContain('snake_case_name');
    expect(html(`${'> '.repeat(20)}deep`)).toContain('deep');
  });
});
