import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseMarkdown } from './markdown.ts';

/** A part of a Markdown body under one heading; what comes before the first has no heading. */
export interface Section {
  heading: string | null;
  /** The heading's line as written, such as `## People`. */
  line: string;
  /** What stands under it, without what only helps to fill it in. */
  text: string;
  /** What stands in block quotes directly under it: in a template, hints to whoever fills it in. */
  hint: string;
}

/** A Markdown body cut at its headings. Throws TooComplex as rendering does. */
export function parseOutline(body: string): Section[] {
  const cut = (from: RootContent, to: RootContent = from) =>
    body.slice(from.position!.start.offset, to.position!.end.offset);
  const sections: { heading: RootContent | null; nodes: RootContent[] }[] = [
    { heading: null, nodes: [] },
  ];
  for (const node of parseMarkdown(body).children) {
    if (node.type === 'heading') sections.push({ heading: node, nodes: [] });
    else sections.at(-1)!.nodes.push(node);
  }
  return sections
    .filter(({ heading, nodes }) => heading || nodes.length > 0)
    .map(({ heading, nodes }) => {
      const hints = nodes.filter((node) => node.type === 'blockquote');
      const rest = nodes.filter((node) => node.type !== 'blockquote');
      return {
        heading: heading && textOf(heading).replace(/\s+/g, ' ').trim(),
        line: heading ? cut(heading) : '',
        text: rest.map((node) => cut(node)).join('\n\n'),
        hint: hints.map((node) => textOf(node)).join('\n'),
      };
    });
}

/** Two headings are the same when they have the same words, whatever their case and marks. */
export function isSameHeading(one: string, other: string): boolean {
  return normaliseHeading(one) === normaliseHeading(other);
}

function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
