import type { Element, Nodes } from 'hast';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import { cleanLine, TooComplex } from '../text/bounds.ts';
import { parseHtml } from '../text/parse-html.ts';
import type { Learnt } from './keeping.ts';
import { NotFetched } from './network.ts';

/** What a page is called stands at its beginning. */
const mostRead = 200_000;
const mostTitle = 300;
const mostExcerpt = 300;
/** Shorter paragraphs at the beginning are bylines and notices. */
const leastExcerpt = 60;

/** The title of an HTML page, and how it describes itself or begins. */
export function readPage(bytes: Uint8Array, contentType: string): Learnt {
  const page = treeOf(decode(bytes, contentType).slice(0, mostRead));
  const meta = metaIn(page);
  const title = meta.get('og:title') ?? textOf(firstOf(page, 'title'));
  const excerpt = meta.get('description') ?? meta.get('og:description') ?? beginningOf(page);
  return { title: short(title, mostTitle), excerpt: short(excerpt, mostExcerpt) };
}

function treeOf(html: string): Nodes {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof TooComplex) throw new NotFetched('not readable');
    throw error;
  }
}

function decode(bytes: Uint8Array, contentType: string): string {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const charset = said.exec(contentType)?.[1] ?? said.exec(beginning)?.[1] ?? 'utf-8';
  return decoderFor(charset).decode(bytes);
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function metaIn(page: Nodes): Map<string, string> {
  const found = new Map<string, string>();
  visit(page, 'element', ({ tagName, properties }) => {
    if (tagName !== 'meta') return;
    const name = String(properties.name ?? properties.property ?? '').toLowerCase();
    const content = cleanLine(String(properties.content ?? ''));
    if (content && !found.has(name)) found.set(name, content);
  });
  return found;
}

function firstOf(page: Nodes, tagName: string, fits: (node: Element) => boolean = () => true) {
  let first: Element | null = null;
  visit(page, 'element', (node) => {
    if (node.tagName !== tagName || !fits(node)) return CONTINUE;
    first = node;
    return EXIT;
  });
  return first;
}

function beginningOf(page: Nodes): string {
  return textOf(firstOf(page, 'p', (node) => textOf(node).length >= leastExcerpt));
}

function textOf(element: Element | null): string {
  const parts: string[] = [];
  if (element) visit(element, 'text', ({ value }) => void parts.push(value));
  return cleanLine(parts.join(''));
}

function short(text: string, most: number): string | null {
  const line = cleanLine(text);
  if (line.length <= most) return line || null;
  return `${line.slice(0, most - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
