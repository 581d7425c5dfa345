import type { Definition, Image, Link, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { SKIP, type VisitorResult, visitParents } from 'unist-util-visit-parents';
import { MAX_CELLS, MAX_NOTES, TooComplex } from './bounds.ts';

/** A short body can name one long definition many times: the most that this may add. */
const MAX_EXPANSION = 1_000_000;
const EXTERNAL_URL = /^https?:/i;

/**
 * Fits a parsed body to its place on a page, and answers its link and image targets as written,
 * each once: headings two ranks lower (the page has the first two), references resolved, links to
 * outside marked as not ours, and remote images turned into links, because showing one would tell
 * another host who reads.
 */
export function prepareLinks(tree: Root): string[] {
  const definitions = collectDefinitions(tree);
  const targets = new Set<string>();
  const size = { cells: 0, notes: 0, expansion: 0 };
  visitParents(tree, (node, ancestors): VisitorResult => {
    if (node.type === 'heading') node.depth = Math.min(6, node.depth + 2) as 3 | 4 | 5 | 6;
    if (node.type === 'table') size.cells += node.children.length * (node.align?.length ?? 1);
    if (node.type === 'footnoteReference') size.notes += 1;
    const found = resolveReference(node, definitions);
    if (found && found !== node) size.expansion += found.url.length + (found.title?.length ?? 0);
    requireSmallSize(size);
    if (!found) return undefined;
    targets.add(found.url);
    return replaceNode(
      found.type === 'image' ? toVisibleImage(found, ancestors) : markExternal(found),
      node,
      ancestors,
    );
  });
  return [...targets];
}

function requireSmallSize(size: { cells: number; notes: number; expansion: number }): void {
  if (size.cells > MAX_CELLS) throw new TooComplex(`more than ${MAX_CELLS} table cells`);
  if (size.notes > MAX_NOTES) throw new TooComplex(`more than ${MAX_NOTES} footnotes`);
  if (size.expansion > MAX_EXPANSION) throw new TooComplex('references expand too far');
}

/** The first definition of a label wins. */
function collectDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visitParents(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** A link or image, by itself or through the definition it refers to. */
function resolveReference(node: Nodes, definitions: Map<string, Definition>): Link | Image | null {
  if (node.type === 'link' || node.type === 'image') return node;
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return null;
  const definition = definitions.get(node.identifier);
  if (!definition) return null;
  const { url, title } = definition;
  if (node.type === 'imageReference') return { type: 'image', url, title, alt: node.alt };
  return { type: 'link', url, title, children: node.children };
}

/** A link without a scheme (`//host`) would follow the page's: in mail and feeds it has none. */
function markExternal(link: Link): Link {
  if (/^[\\/]{2}/.test(link.url)) link.url = `https://${link.url.slice(2)}`;
  if (EXTERNAL_URL.test(link.url))
    link.data = { hProperties: { rel: ['nofollow', 'ugc', 'noopener'] } };
  return link;
}

function toVisibleImage(image: Image, ancestors: readonly Parents[]): PhrasingContent {
  if (isAttachment(image.url)) return image;
  const text = { type: 'text' as const, value: image.alt || image.url };
  if (ancestors.some((ancestor) => ancestor.type === 'link')) return text;
  const { url, title } = image;
  return markExternal({ type: 'link', url, title, children: [text] });
}

function isAttachment(url: string): boolean {
  if (!url.startsWith('/attachments/') || /[\\\p{Cc}]|%2f|%5c/iu.test(url)) return false;
  return URL.parse(url, 'http://here.invalid')?.pathname.startsWith('/attachments/') === true;
}

function replaceNode(
  made: PhrasingContent,
  node: Nodes,
  ancestors: readonly Parents[],
): VisitorResult {
  if (made === node) return undefined;
  const siblings = ancestors.at(-1)?.children as Nodes[];
  const index = siblings.indexOf(node);
  siblings[index] = made;
  // A link's own text may hold images, so it is looked through; a new image or text is done.
  return made.type === 'link' && node.type === 'linkReference' ? index : [SKIP, index + 1];
}
