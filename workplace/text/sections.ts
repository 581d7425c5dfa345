import type { Element, Root as HtmlRoot, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { createSlug } from './bounds.ts';
import { parseHtml } from './parse-html.ts';

/** A heading of a rendered body, for a table of contents. `level` counts from 1. */
export interface Heading {
  id: string;
  level: number;
  title: string;
}

/**
 * Gives each heading an id made of its words, so that a link to it survives edits elsewhere. Ids
 * begin with `section-`, as nothing else on a page does, and are given after sanitising: text can
 * take the name of nothing but a section.
 */
export function addSectionIds(tree: HtmlRoot): void {
  const taken = new Set<string>();
  visit(tree, 'element', (node) => {
    if (!/^h[3-6]$/.test(node.tagName) || node.properties.id) return;
    const name = `section-${createSlug(getNodeText(node))}`;
    let id = name;
    for (let n = 2; taken.has(id); n += 1) id = `${name}-${n}`;
    taken.add(id);
    node.properties.id = id;
  });
}

/** The headings of a body that was rendered with sections, in order. */
export function listHeadings(html: string): Heading[] {
  const found: Heading[] = [];
  visit(parseHtml(html), 'element', (node: Element) => {
    const { id } = node.properties;
    if (typeof id !== 'string' || !id.startsWith('section-')) return;
    found.push({ id, level: Number(node.tagName[1]) - 2, title: getNodeText(node).trim() });
  });
  return found;
}

function getNodeText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(getNodeText).join('') : '';
}
