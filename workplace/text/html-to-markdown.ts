import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import type { Options } from 'mdast-util-to-markdown';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { MAX_CELLS, TooComplex } from './bounds.ts';
import { parseHtml } from './parse-html.ts';

/**
 * Imported HTML as CommonMark and GFM. Addresses stay as written. What Markdown cannot say keeps
 * its text; comments, scripts and styles have none. Throws TooComplex past the bounds.
 */
export function htmlToMarkdown(html: string): string {
  const tree = parseHtml(html);
  prune(tree);
  simplify(tree);
  return processor.stringify(processor.runSync(tree)).trim();
}

// Padding table cells to one width would let one long cell multiply the size of its table.
const processor = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(disableAddressEscapes)
  .use(remarkStringify, { bullet: '-', listItemIndent: 'one', rule: '-' })
  .freeze();

const KEPT_WHEN_EMPTY = new Set(
  'img br hr td th tr li input iframe video audio object embed textarea select'.split(' '),
);

/**
 * Leaves out comments and elements without content. They say nothing in Markdown, and the white
 * space of each would be worked out by looking past all others in a row.
 */
function prune(parent: Parents): void {
  for (const child of parent.children) if (child.type === 'element') prune(child);
  const kept: ElementContent[] = [];
  for (const child of (parent.children as ElementContent[]).flatMap(unwrapIfEmpty)) {
    const last = kept.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else kept.push(child);
  }
  parent.children = kept;
}

/** A node itself, or what is to stand in its place. */
function unwrapIfEmpty(node: ElementContent): ElementContent[] {
  if (node.type === 'comment') return [];
  if (node.type !== 'element' || KEPT_WHEN_EMPTY.has(node.tagName)) return [node];
  const blank = node.children.every((it) => it.type === 'text' && /^\s*$/.test(it.value));
  return blank && node.tagName !== 'pre' ? node.children : [node];
}

/**
 * GFM writes `http\://` and `www\.` where text must not become a link. It becomes one all the
 * same when it is read again, so the backslashes would only spoil the text.
 */
function disableAddressEscapes(this: Processor): void {
  for (const extension of this.data().toMarkdownExtensions ?? []) removeAddressEscapes(extension);
}

function removeAddressEscapes(extension: Options): void {
  extension.unsafe = extension.unsafe?.filter(({ character }) => !/[@.:]/.test(character ?? ''));
  for (const inner of extension.extensions ?? []) removeAddressEscapes(inner);
}

function simplify(tree: Root): void {
  let cells = 0;
  visit(tree, 'element', (node, index, parent) => {
    // Markdown's cells span nothing, and a hostile span would be written out cell by cell.
    delete node.properties.colSpan;
    delete node.properties.rowSpan;
    if (node.tagName === 'table') cells += countCells(node);
    if (cells > MAX_CELLS) throw new TooComplex(`more than ${MAX_CELLS} table cells`);
    if (!isInlineData(node) || !parent || index === undefined) return CONTINUE;
    parent.children[index] = { type: 'text', value: String(node.properties.alt ?? '') };
    return SKIP;
  });
}

/** Rows times the widest row, as it will be padded. */
function countCells(table: Element): number {
  let rows = 0;
  let widest = 0;
  let width = 0;
  visit(table, 'element', (node: Nodes & Element) => {
    if (node.tagName === 'tr') {
      rows += 1;
      width = 0;
    }
    if (node.tagName === 'td' || node.tagName === 'th') width += 1;
    widest = Math.max(widest, width);
  });
  return rows * widest;
}

/** An image whose bytes stand in its address cannot be shown, and fills the text. */
function isInlineData(node: Element): boolean {
  return node.tagName === 'img' && /^\s*data:/i.test(String(node.properties.src ?? ''));
}
