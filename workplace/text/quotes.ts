import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/**
 * The words of each quotation that is directly followed by a link, by the address of that link:
 * a quotation, and where it is from.
 */
export function findQuotes(tree: Root): ReadonlyMap<string, string> {
  const quoted = new Map<string, string>();
  visit(tree, 'blockquote', (quote, index, parent) => {
    const source = index === undefined ? null : findQuoteSource(parent?.children[index + 1]);
    if (!source || quoted.has(source)) return;
    const words = quote.children
      .map((block) => textOf(block))
      .join('\n')
      .trim();
    if (words) quoted.set(source, words);
  });
  return quoted;
}

/** A paragraph that begins with a link, perhaps after a dash. */
function findQuoteSource(block: Nodes | undefined): string | null {
  if (block?.type !== 'paragraph') return null;
  const [first, second] = block.children;
  if (first?.type === 'link') return first.url;
  const dash = first?.type === 'text' && /^[\s–—-]*$/.test(first.value);
  return dash && second?.type === 'link' ? second.url : null;
}
