/** The font that a document writes with, of which pdfkit says nothing in its types. */
interface DocumentWithFont {
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
}

/** What stands for letters that a font has not. */
export const MISSING_GLYPHS = '[…]';

/**
 * A text as a document can write it in its present font. Letters that are not in it, such as
 * Japanese, Arabic or emoji, would become boxes, wider or narrower than reckoned; a run of them,
 * with the blanks and marks between, is `[…]` instead.
 */
export function replaceMissingGlyphs(doc: object, text: string): string {
  const { font } = (doc as DocumentWithFont)._font;
  const letters = Array.from(text.replace(/\s/gu, ' '), (letter) =>
    font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : '\uFFFF',
  );
  return letters.join('').replace(/\uFFFF(?:[\s\p{P}\p{Cf}\p{M}]*\uFFFF)*/gu, MISSING_GLYPHS);
}
