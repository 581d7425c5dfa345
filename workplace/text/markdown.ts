import { createHash } from 'node:crypto';
import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { MAX_BODY, requireMaxLength } from './bounds.ts';
import { prepareLinks } from './link-targets.ts';
import { linkMentions } from './mentions.ts';
import { limitParserWork, requireSimple } from './parser-limits.ts';
import { findQuotes } from './quotes.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { addSectionIds } from './sections.ts';

export interface RenderedMarkdown {
  /** Safe HTML, rendered once at write time. */
  html: string;
  /** Handles mentioned as @handle, lower case, each once, in order. Not inside code or links. */
  mentions: string[];
  /** Every link and image target as written, each once. Mentions are not among them. */
  targets: string[];
  /** By target: the words quoted right before the link to it. */
  quotedByTarget: ReadonlyMap<string, string>;
}

/**
 * Renders a Markdown body (CommonMark and GFM, raw HTML shown as typed). Deterministic: the same
 * body gives the same bytes. Throws TooComplex for a body that is too long or too entangled.
 * `mentionable` says whether a handle is somebody's; without it every handle counts. With
 * `sections` headings have ids: for the one body of a page, since the same heading gets the same id.
 */
export function renderMarkdown(
  body: string,
  options: { mentionable?: (handle: string) => boolean; sections?: boolean } = {},
): RenderedMarkdown {
  const tree = parseMarkdown(body);
  const file = new VFile(body);
  const targets = prepareLinks(tree);
  const quoted = findQuotes(tree);
  const mentions = body.includes('@') ? linkMentions(tree, options.mentionable) : [];
  const safe = processor.runSync(tree, file);
  if (options.sections) addSectionIds(safe);
  return { html: processor.stringify(safe, file), mentions, targets, quotedByTarget: quoted };
}

/** A body as a tree, within the same bounds as when it is rendered. */
export function parseMarkdown(body: string): Root {
  requireMaxLength(body, MAX_BODY);
  requireSimple(body);
  return processor.parse(body);
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(limitParserWork)
  .use(convertToHtml)
  .use(rehypeSanitize, sanitizeSchema)
  .use(rehypeStringify)
  .freeze();

/** As remark-rehype, but footnote ids carry the body's own prefix: a page shows many bodies. */
function convertToHtml() {
  return (tree: Root, file: VFile): HtmlRoot => {
    const body = String(file);
    const prefix = body.includes('[^') ? `n${shortHash(body)}-` : '';
    const transform = remarkRehype({ clobberPrefix: prefix, footnoteLabelTagName: 'h3' });
    const html = transform(tree, file) as HtmlRoot;
    completeHtml(html, prefix);
    return html;
  };
}

function shortHash(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}

/** What keyboard and screen reader need, and the one footnote id that has no prefix yet. */
function completeHtml(tree: HtmlRoot, prefix: string): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'pre' || tagName === 'table') properties.tabIndex = 0;
    if (tagName === 'input') properties.ariaLabel = properties.checked ? 'Done' : 'To do';
    if (properties.id === 'footnote-label') properties.id = `${prefix}label`;
    if (properties.ariaDescribedBy) properties.ariaDescribedBy = [`${prefix}label`];
  });
}
