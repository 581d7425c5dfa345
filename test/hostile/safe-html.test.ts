import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../workplace/text/html-to-markdown.ts';
import { renderMarkdown } from '../../workplace/text/markdown.ts';
import { dangers } from './safe-html.ts';
import { bytes, texts } from './text.ts';
import { xss } from './xss.ts';

test('there are enough payloads, all different', () => {
  expect(new Set(xss).size).toBe(xss.length);
  expect(xss.length).toBeGreaterThanOrEqual(80);
});

test('the check itself sees the dangers when nothing sanitises', () => {
  expect(xss.filter((payload) => dangers(payload).length > 0).length).toBeGreaterThan(75);
});

describe.each([...xss])('%j', (payload) => {
  test.each([
    ['alone', payload],
    ['within words', `some ${payload} words`],
    ['in a list', `- a\n- ${payload}`],
    ['in a link', `[${payload}](https://example.org)`],
    ['as a title', `[x](https://example.org "${payload}")`],
    ['as an image text', `![${payload}](/attachments/1)`],
    ['as a language', `~~~${payload}\nx\n~~~`],
  ])('is harmless %s', (_place, body) => {
    expect(dangers(renderMarkdown(body).html)).toEqual([]);
  });

  test('is harmless as imported HTML', () => {
    expect(dangers(renderMarkdown(htmlToMarkdown(payload)).html)).toEqual([]);
    const wrapped = `<blockquote><p title="${payload}">${payload}</blockquote>`;
    expect(dangers(renderMarkdown(htmlToMarkdown(wrapped)).html)).toEqual([]);
  });
});

test.each([...texts, ...bytes.map((it) => it.toString('utf8'))])('%j is harmless', (text) => {
  expect(dangers(renderMarkdown(text).html)).toEqual([]);
  expect(dangers(renderMarkdown(htmlToMarkdown(text)).html)).toEqual([]);
});
