export { makeUrlsAbsolute } from './absolute-urls.ts';
export {
  cleanLine,
  cleanText,
  createPlainSlug,
  createSlug,
  TooComplex,
  toSafeUrl,
} from './bounds.ts';
export { htmlToMarkdown } from './html-to-markdown.ts';
export { renderMarkdown } from './markdown.ts';
export { getSettledText, type MergePart, mergeTexts } from './merge.ts';
export { isSameHeading, parseOutline, type Section } from './outline.ts';
export { parseHtml } from './parse-html.ts';
export { toPlainText } from './plain-text.ts';
export { listHeadings } from './sections.ts';
export { tagField } from './tag.ts';
