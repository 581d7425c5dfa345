import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { say } from '../../messages/index.ts';

/** Mail programs keep little of a style sheet, so that what matters stands at the elements. */
const elementStyles: Record<string, string> = {
  blockquote: 'margin:0 0 0 2px;padding:0 0 0 12px;border-left:3px solid #a09a8f',
  pre: 'overflow:auto;font-family:monospace;font-size:14px;white-space:pre-wrap',
  code: 'font-family:monospace;font-size:14px',
  table: 'border-collapse:collapse',
  td: 'padding:4px 8px;border:1px solid #a09a8f',
  th: 'padding:4px 8px;border:1px solid #a09a8f;text-align:left',
};

/**
 * The safe HTML of a work as a mail shows it: every address in full, `base` being the page on which
 * it stands, and a link in the place of each picture: a mail fetches nothing, so that nobody learns
 * when it is read.
 */
export function renderMailHtml(html: string, base: string): string {
  const tree = processor.parse(html) as Root;
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === 'img') replaceImage(node);
    if (node.tagName === 'input') replaceCheckbox(node);
    const { href, start, align } = node.properties;
    const style = elementStyles[node.tagName];
    node.properties = {
      ...(typeof href === 'string' && { href: URL.parse(href, base)?.href ?? href }),
      ...(start !== undefined && { start }),
      ...(align !== undefined && { align }),
      ...(style && { style }),
    };
  });
  return processor.stringify(tree);
}

function replaceImage(node: Element): void {
  const { src, alt } = node.properties;
  const name = say('mail.picture', { name: String(alt || say('mail.unnamed')) });
  node.tagName = 'a';
  node.properties = { href: src };
  node.children = [{ type: 'text', value: name }];
}

function replaceCheckbox(node: Element): void {
  const value = 'checked' in node.properties && node.properties.checked ? '☑' : '☐';
  node.tagName = 'span';
  node.children = [{ type: 'text', value }];
}

const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();
