import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** Safe HTML with every link and image in full, `base` being the page on which it stands. */
export function makeUrlsAbsolute(html: string, base: string): string {
  if (!relativeUrlPattern.test(html)) return html;
  const tree = processor.parse(html);
  visit(tree as Root, 'element', (node: Element) => {
    for (const name of ['href', 'src']) {
      const address = node.properties[name];
      if (typeof address !== 'string') continue;
      node.properties[name] = URL.parse(address, base)?.href ?? address;
    }
  });
  return processor.stringify(tree);
}

/** Most bodies have none, and need not be taken apart. */
const relativeUrlPattern = /\s(?:href|src)="(?!https?:|mailto:)/;
const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();
