const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What one sees as characters. Those of western texts stand for themselves, which is found faster. */
function splitCharacters(text: string): string[] {
  if (/^[ -\u02ff\u2010-\u2026]*$/.test(text)) return text.split('');
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/**
 * How wide a character is, in em, with room to spare: nobody measures fonts on a server, and each
 * reader's is another.
 */
function estimateWidth(character: string): number {
  if (/^[\s.,:;!|'’()[\]ijltfr1I-]/.test(character)) return 0.34;
  if (/^[mwMW@%—…]/.test(character)) return 0.92;
  if (/^[A-Z&]/.test(character)) return 0.7;
  const code = character.codePointAt(0)!;
  return code < 0x2000 || (code >= 0x2010 && code < 0x2070) ? 0.55 : 1.05;
}

/** Of the usual characters it is worked out once. */
const commonWidths = Array.from({ length: 0x300 }, (_, code) =>
  estimateWidth(String.fromCharCode(code)),
);

/** About how wide a text is, in em. */
export function measureText(text: string): number {
  let width = 0;
  for (const character of splitCharacters(text)) {
    const code = character.charCodeAt(0);
    width +=
      character.length === 1
        ? (commonWidths[code] ?? estimateWidth(character))
        : estimateWidth(character);
  }
  return width;
}

/** Whether a text begins from right to left: its first letter is of Hebrew, Arabic or their kin. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first);
}

const spaceWidth = measureText(' ');

/** The text in so many lines of this width (in em) at most, the last cut with an ellipsis. */
export function wrapText(text: string, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  let reached = 0;
  for (const { word, wide, apart } of splitWords(text, width)) {
    const gap = apart && line !== '' ? spaceWidth : 0;
    if (line !== '' && reached + gap + wide > width) {
      lines.push(line);
      if (lines.length === maxLines) return [...lines.slice(0, -1), cutWithEllipsis(line, width)];
      [line, reached] = [word, wide];
    } else {
      line += (gap > 0 ? ' ' : '') + word;
      reached += gap + wide;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Words, and whether a space stands before them; what is longer than a line is broken where it must. */
function splitWords(text: string, width: number) {
  return text.split(/\s+/).flatMap((word) => {
    const wide = measureText(word);
    if (wide <= width) return word === '' ? [] : [{ word, wide, apart: true }];
    return splitCharacters(word).map((one, i) => ({
      word: one,
      wide: measureText(one),
      apart: i === 0,
    }));
  });
}

function cutWithEllipsis(line: string, width: number): string {
  let cut = splitCharacters(line);
  while (cut.length > 1 && measureText(cut.join('')) > width - estimateWidth('…'))
    cut = cut.slice(0, -1);
  return `${cut.join('').replace(/[\s,.;:–-]+$/u, '')}…`;
}
