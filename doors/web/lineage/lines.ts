const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How wide a character is, in em, with room to spare: nobody measures fonts on a server, and each
 * reader's is another.
 */
function widthOf(character: string): number {
  if (/^[\s.,:;!|'’()[\]ijltfr1I-]/.test(character)) return 0.34;
  if (/^[mwMW@%—…]/.test(character)) return 0.92;
  if (/^[A-Z&]/.test(character)) return 0.7;
  const code = character.codePointAt(0)!;
  return code < 0x2000 || (code >= 0x2010 && code < 0x2070) ? 0.55 : 1.05;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** The text in so many lines of this width (in em) at most, the last cut with an ellipsis. */
export function cutLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text, width)) {
    const longer = line + word;
    if (line === '' || textWidth(longer.trimEnd()) <= width) line = longer;
    else {
      lines.push(line.trimEnd());
      line = word;
    }
    if (lines.length === most) break;
  }
  if (lines.length < most && line.trim() !== '') return [...lines, line.trimEnd()];
  const last = lines.length - 1;
  return lines.length === most && line !== ''
    ? [...lines.slice(0, last), withEllipsis(lines[last]!, width)]
    : lines;
}

/** Words with the space behind them; what is longer than a line is broken where it must. */
function wordsOf(text: string, width: number): string[] {
  return (text.match(/\S+\s*/g) ?? []).flatMap((word) =>
    textWidth(word) <= width ? word : [...graphemes.segment(word)].map(({ segment }) => segment),
  );
}

function withEllipsis(line: string, width: number): string {
  let cut = [...graphemes.segment(line)].map(({ segment }) => segment);
  while (cut.length > 1 && textWidth(cut.join('')) > width - 0.92) cut = cut.slice(0, -1);
  return `${cut.join('').replace(/[\s,.;:–-]+$/u, '')}…`;
}
