import type { Element, Nodes } from 'hast';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import { cleanLine, parseHtml, TooComplex } from '../text/index.ts';
import { PageFetchError } from './network.ts';
import type { FetchResult } from './save-page.ts';

/** What a page is called stands at its beginning. */
const MAX_PARSED_CHARACTERS = 200_000;
const MAX_TITLE = 300;
const MAX_EXCERPT = 300;
/** Shorter paragraphs at the beginning are bylines and notices. */
const MIN_EXCERPT = 60;

/** The title of an HTML page, and how it describes itself or begins. */
export function parsePage(bytes: Uint8Array, contentType: string): FetchResult {
  const page = parseTree(decodeBytes(bytes, contentType).slice(0, MAX_PARSED_CHARACTERS));
  const meta = readMetaTags(page);
  const title = meta.get('og:title') ?? getElementText(findFirstElement(page, 'title'));
  const excerpt = meta.get('description') ?? meta.get('og:description') ?? getOpeningText(page);
  return { title: shortenLine(title, MAX_TITLE), excerpt: shortenLine(excerpt, MAX_EXCERPT) };
}

function parseTree(html: string): Nodes {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof TooComplex) throw new PageFetchError('not readable');
    throw error;
  }
}

function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i;
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const charset = declared.exec(contentType)?.[1] ?? declared.exec(beginning)?.[1] ?? 'utf-8';
  return createDecoder(charset).decode(bytes);
}

function createDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function readMetaTags(page: Nodes): Map<string, string> {
  const found = new Map<string, string>();
  visit(page, 'element', ({ tagName, properties }) => {
    if (tagName !== 'meta') return;
    const name = String(properties.name ?? properties.property ?? '').toLowerCase();
    const content = cleanLine(String(properties.content ?? ''));
    if (content && !found.has(name)) found.set(name, content);
  });
  return found;
}

function findFirstElement(
  page: Nodes,
  tagName: string,
  fits: (node: Element) => boolean = () => true,
) {
  let first: Element | null = null;
  visit(page, 'element', (node) => {
    if (node.tagName !== tagName || !fits(node)) return CONTINUE;
    first = node;
    return EXIT;
  });
  return first;
}

function getOpeningText(page: Nodes): string {
  return getElementText(
    findFirstElement(page, 'p', (node) => getElementText(node).length >= MIN_EXCERPT),
  );
}

function getElementText(element: Element | null): string {
  const parts: string[] = [];
  if (element) visit(element, 'text', ({ value }) => void parts.push(value));
  return cleanLine(parts.join(''));
}

function shortenLine(text: string, maxLength: number): string | null {
  const line = cleanLine(text);
  if (line.length <= maxLength) return line || null;
  return `${line.slice(0, maxLength - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
