import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true });

const ELEMENTS = new Set(
  `p h3 h4 h5 h6 blockquote ul ol li pre code hr br a img em strong del input section sup
  table thead tbody tr th td`.split(/\s+/),
);
const ATTRIBUTES = new Set(
  `alt title rel start align type checked disabled tabIndex ariaLabel dataFootnotes dataFootnoteRef dataFootnoteBackref`.split(
    /\s+/,
  ),
);
const CLASSES =
  /^(?:mention|sr-only|footnotes|data-footnote-backref|task-list-item|contains-task-list|language-\S+)$/;
const IDS = /^n[0-9a-f]{8}-(?:label|fn-\S+|fnref-\S+)$/;

/**
 * What a browser would make of rendered HTML that it should not: one sentence each, none when it
 * is safe. It is written apart from the sanitiser's schema, so that each checks the other.
 */
export function dangers(html: string): string[] {
  const found: string[] = [];
  inspect(parser.parse(html), found);
  return found;
}

function inspect(node: Nodes, found: string[]): void {
  if (node.type === 'element') inspectElement(node, found);
  else if (node.type !== 'text' && node.type !== 'root') found.push(`a ${node.type}`);
  if ('children' in node) for (const child of node.children) inspect(child, found);
}

function inspectElement({ tagName, properties }: Element, found: string[]): void {
  if (!ELEMENTS.has(tagName)) found.push(`element ${tagName}`);
  for (const [name, value] of Object.entries(properties)) {
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    const safe = SAFE[name] ?? (() => ATTRIBUTES.has(name));
    if (!values.every(safe)) found.push(`${name} ${value}`);
  }
  if (isOutside(properties.href) && !String(properties.rel).includes('nofollow'))
    found.push(`unmarked link to ${properties.href}`);
}

const SAFE: Record<string, (value: string) => boolean> = {
  className: (value) => CLASSES.test(value),
  id: (value) => IDS.test(value),
  ariaDescribedBy: (value) => IDS.test(value),
  // An address that no browser can resolve leads nowhere.
  href: (value) => /^(?:https?|mailto):$/.test(resolve(value)?.protocol ?? 'http:'),
  src: (value) => isOwnImage(value),
};

/** As a browser on our page resolves it. */
function resolve(address: string): URL | null {
  return URL.parse(address, 'https://ours.example/entries/1/title');
}

function isOwnImage(address: string): boolean {
  const url = resolve(address);
  return url?.host === 'ours.example' && url.pathname.startsWith('/attachments/');
}

function isOutside(href: unknown): boolean {
  const url = typeof href === 'string' ? resolve(href) : null;
  return url?.protocol.startsWith('http') === true && url.host !== 'ours.example';
}
