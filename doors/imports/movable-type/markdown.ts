import { htmlToMarkdown, TooComplex } from '../../../workplace/text/index.ts';

const blockTagPattern =
  /^\s*<\/?(?:address|blockquote|div|dl|dd|dt|fieldset|form|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b/i;

/**
 * A text as Markdown, or null where it is beyond all bounds. `convertBreaks` is the field of that
 * name: 0 or richtext is HTML as it stands; markdown… is Markdown; anything else is HTML in which
 * blank lines divide paragraphs and lines break where they do.
 */
export function toMarkdown(lines: readonly string[], convertBreaks: string): string | null {
  const text = lines.join('\n').trim();
  if (/^markdown/i.test(convertBreaks)) return text;
  const isHtml = convertBreaks === '0' || convertBreaks === 'richtext';
  try {
    return htmlToMarkdown(isHtml ? text : addBreaks(text));
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}

function addBreaks(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => (blockTagPattern.test(part) ? part : `<p>${part.replaceAll('\n', '<br>')}</p>`))
    .join('\n');
}
