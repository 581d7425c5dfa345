import type { Nodes } from 'hast';
import { parseHtml } from './parse-html.ts';

/**
 * The text of a rendered body without markup, on one line, for excerpts, feed titles and search.
 * With a limit (in UTF-16 units, ellipsis included) it is cut at a word where there is one.
 */
export function toPlainText(html: string, limit = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  collectText(parseHtml(html), parts);
  return shorten(parts.join('').replace(/\s+/g, ' ').trim(), limit);
}

const HIDDEN_TAGS = new Set(['script', 'style', 'template', 'head', 'noscript', 'input']);
const INLINE_TAGS = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

function collectText(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (node.type !== 'element' && node.type !== 'root') return;
  if (node.type === 'element' && isHidden(node)) return;
  const apart = node.type === 'element' && !INLINE_TAGS.has(node.tagName);
  if (apart) parts.push(' ');
  if (node.type === 'element' && node.tagName === 'img')
    parts.push(String(node.properties.alt ?? ''));
  for (const child of node.children) collectText(child, parts);
  if (apart) parts.push(' ');
}

/** Also the labels and arrows that only serve to move about the footnotes. */
function isHidden({ tagName, properties }: Extract<Nodes, { type: 'element' }>): boolean {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return (
    HIDDEN_TAGS.has(tagName) || 'dataFootnoteBackref' in properties || classes.includes('sr-only')
  );
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - 1);
  const space = text.lastIndexOf(' ', room);
  const cut = text.slice(0, space > room / 2 ? space : room);
  return `${cut.replace(/\p{Surrogate}$/u, '').trimEnd()}…`;
}
