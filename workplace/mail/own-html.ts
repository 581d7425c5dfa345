import type { Element, ElementContent, Parents, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { htmlToMarkdown } from '../text/html.ts';
import { parseHtml } from '../text/parse-html.ts';
import { ownWords } from './own-words.ts';

/** What was written in a mail that has only HTML. */
export interface Written {
  /** Markdown, without quotation and signature. */
  words: string;
  /** Content-IDs of the pictures that stand in it. */
  pictures: Set<string>;
}

/** Where mail programs put what they quote, and what they sign with. */
const quotingClasses = new Set([
  'gmail_quote',
  'gmail_quote_container',
  'gmail_attr',
  'gmail_signature',
  'yahoo_quoted',
  'moz-cite-prefix',
  'moz-signature',
  'moz-forward-container',
  'protonmail_quote',
  'protonmail_signature_block',
  'tutanota_quote',
  'zmail_extra',
  'ms-outlook-mobile-signature',
  'ms-outlook-mobile-reference-message',
]);
const quotingIds = new Set(['Signature', 'mail-editor-reference-message-container']);
/** With Outlook everything that follows these is the earlier mail. */
const lastIds = new Set(['divRplyFwdMsg', 'appendonsend', 'x_divRplyFwdMsg', 'x_appendonsend']);

/** One's own words of an HTML mail; throws TooComplex past the bounds of imported HTML. */
export function ownHtml(html: string): Written {
  const tree = parseHtml(html);
  leaveOut(tree, isQuotation);
  const written = read(tree);
  // Whoever answers between the lines of a quotation has all their words in it.
  return written.words === '' ? read(parseHtml(html)) : written;
}

function read(tree: Root): Written {
  const pictures = new Set<string>();
  leaveOut(tree, (node) => {
    const cid = node.tagName === 'img' && /^cid:(.+)$/i.exec(String(node.properties.src ?? ''));
    if (cid) pictures.add(cid[1]!);
    return Boolean(cid);
  });
  return { words: ownWords(htmlToMarkdown(stringifier.stringify(tree))), pictures };
}

const stringifier = unified().use(rehypeStringify).freeze();

function leaveOut(parent: Parents, unwanted: (node: Element) => boolean): void {
  const kept: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type === 'element') {
      if (isLast(child)) break;
      if (unwanted(child)) continue;
      leaveOut(child, unwanted);
    }
    kept.push(child);
  }
  parent.children = kept;
}

function isLast({ properties }: Element): boolean {
  return lastIds.has(String(properties.id ?? ''));
}

function isQuotation({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  if (classes.some((name) => quotingClasses.has(name))) return true;
  if (quotingIds.has(String(properties.id ?? ''))) return true;
  return tagName === 'blockquote' && properties.type === 'cite';
}
