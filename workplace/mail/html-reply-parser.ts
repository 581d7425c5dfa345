import type { Element, ElementContent, Parents, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { htmlToMarkdown, parseHtml } from '../text/index.ts';
import { parseReply } from './reply-parser.ts';

/** What was written in a mail that has only HTML. */
export interface HtmlReply {
  /** Markdown, without quotation and signature. */
  markdown: string;
  /** Content-IDs of the pictures that stand in it. */
  pictures: Set<string>;
}

/** Where mail programs put what they quote, and what they sign with. */
const quoteClasses = new Set([
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
const quoteIds = new Set(['Signature', 'mail-editor-reference-message-container']);
/** With Outlook everything that follows these is the earlier mail. */
const quoteStartIds = new Set([
  'divRplyFwdMsg',
  'appendonsend',
  'x_divRplyFwdMsg',
  'x_appendonsend',
]);

/** One's own words of an HTML mail; throws TooComplex past the bounds of imported HTML. */
export function parseHtmlReply(html: string): HtmlReply {
  const tree = parseHtml(html);
  removeElements(tree, isQuotation);
  const written = extractReply(tree);
  // Whoever answers between the lines of a quotation has all their words in it.
  return written.markdown === '' ? extractReply(parseHtml(html)) : written;
}

function extractReply(tree: Root): HtmlReply {
  const pictures = new Set<string>();
  removeElements(tree, (node) => {
    const cid = node.tagName === 'img' && /^cid:(.+)$/i.exec(String(node.properties.src ?? ''));
    if (cid) pictures.add(cid[1]!);
    return Boolean(cid);
  });
  return { markdown: parseReply(htmlToMarkdown(stringifier.stringify(tree))), pictures };
}

const stringifier = unified().use(rehypeStringify).freeze();

function removeElements(parent: Parents, unwanted: (node: Element) => boolean): void {
  const kept: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type === 'element') {
      if (startsQuotedMail(child)) break;
      if (unwanted(child)) continue;
      removeElements(child, unwanted);
    }
    kept.push(child);
  }
  parent.children = kept;
}

function startsQuotedMail({ properties }: Element): boolean {
  return quoteStartIds.has(String(properties.id ?? ''));
}

function isQuotation({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  if (classes.some((name) => quoteClasses.has(name))) return true;
  if (quoteIds.has(String(properties.id ?? ''))) return true;
  return tagName === 'blockquote' && properties.type === 'cite';
}
