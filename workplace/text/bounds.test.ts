import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, texts } from '../../test/hostile/text.ts';
import { xss } from '../../test/hostile/xss.ts';
import { cleanLine, cleanText, createSlug, toSafeUrl } from './bounds.ts';

const samples = [...texts, ...xss, ...bytes.map((it) => it.toString('utf8'))];

test('text is cleaned of what no text needs', () => {
  expect(cleanText('\ufeffa\r\nb\rc\td\u0000\u0007\u007f\ud800e\uffff')).toBe('a\nb\nc\tde');
  expect(cleanText('e\u0301')).toBe('é');
  expect(cleanText('\u202ea')).toBe('\u202ea');
  expect(cleanText('\u202ea', { bidi: false })).toBe('a');
  expect(cleanText('👩‍👩‍👧‍👦 نامه‌ها')).toBe('👩‍👩‍👧‍👦 نامه‌ها');
});

test('a line is one line, and empty when there is nothing to see', () => {
  expect(cleanLine('  a\n\t b\u2028c\u0085d ')).toBe('a b c d');
  expect(cleanLine('\u202eevil\u202c')).toBe('evil');
  expect(cleanLine('\u200b\u2060 \u0301')).toBe('');
});

test('cleaning again changes nothing', () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(any, fc.constantFrom(...samples)), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      expect(cleanText(text).isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ['https://a.example', 'https://a.example/'],
  [' HTTP://A.example/b?c#d ', 'http://a.example/b?c#d'],
  ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ['a.example', null],
  ['//a.example', null],
  ['/a', null],
  ['http:a.example', null],
  ['https://', null],
  ['https://a b.example', null],
  ['https:\\\\a.example', null],
  ['https://ours.example@evil.example', null],
  ['java\tscript:alert(1)', null],
  ['javascript://a.example/%0aalert(1)', null],
  ['data:text/html,a', null],
  ['mailto:a@b.example', null],
  [`https://a.example/${'b'.repeat(3000)}`, null],
])('the address %j is kept as %j', (text, url) => {
  expect(toSafeUrl(text)).toBe(url);
});

test('a mail address is kept where asked for, without anything added to the message', () => {
  expect(toSafeUrl('mailto:a@b.example', { mailto: true })).toBe('mailto:a@b.example');
  expect(toSafeUrl('mailto:a@b.example?bcc=c@d.example', { mailto: true })).toBe(null);
});

test('no payload is an address', () => {
  expect(xss.filter((payload) => toSafeUrl(payload, { mailto: true }))).toEqual([]);
});

test.each([
  ['Ends and means', 'ends-and-means'],
  ['  What’s “new” — in 2026?! ', 'whats-new-in-2026'],
  ['Crème brûlée, Straße, Łódź, Ærø', 'creme-brulee-strasse-lodz-aero'],
  ['Привет, мир', 'привет-мир'],
  ['日本語 2026', '日本語-2026'],
  ['2026', '2026'],
  ['👍', 'untitled'],
  ['', 'untitled'],
  ['../..', 'untitled'],
])('the slug of %j is %j', (title, slug) => {
  expect(createSlug(title)).toBe(slug);
});

test('a slug is short, never empty, and safe in a path', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(...samples, '𝐴𞀰'),
  );
  fc.assert(
    fc.property(any, (title) => {
      expect(createSlug(title)).toMatch(/^[\p{L}\p{N}\p{M}]+(?:-+[\p{L}\p{N}\p{M}]+)*$/u);
      expect(createSlug(title).length).toBeLessThanOrEqual(60);
      expect(createSlug(createSlug(title))).toBe(createSlug(title));
    }),
  );
});
