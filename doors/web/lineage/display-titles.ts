import { sayTitle } from '../../../messages/index.ts';
import type { LineageNode } from '../../../workplace/lineage/index.ts';

/** Works as they are shown: one that was withdrawn has kept no title of its own. */
export function withDisplayTitles<Node extends LineageNode>(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => ({ ...node, title: sayTitle(node.title) }));
}
