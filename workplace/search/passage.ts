import { type RawBuilder, sql } from 'kysely';
import { toPlainText } from '../text/index.ts';

const headlineOptions =
  'StartSel=\u0002, StopSel=\u0003, MaxWords=32, MinWords=14, MaxFragments=2, FragmentDelimiter=" … "';

/** The part of a rendered body that answers best, its words marked by control characters. */
export function buildPassage(html: RawBuilder<unknown>, query: RawBuilder<unknown>) {
  return sql<string>`ts_headline('english', left(${html}, 20000), ${query}, ${headlineOptions})`;
}

const htmlEntities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A passage as HTML in which only `<mark>` stands. */
export function renderPassage(passage: string): string {
  return toPlainText(passage)
    .replace(/[&<>"]/g, (character) => htmlEntities[character]!)
    .replaceAll('\u0002', '<mark>')
    .replaceAll('\u0003', '</mark>');
}

/** The words that are marked in a passage, each once, as they stand there. */
export function listMarkedWords(passage: string): string[] {
  const words = new Map<string, string>();
  for (const [, word] of passage.matchAll(/<mark>([^<]*)<\/mark>/g)) {
    const known = word!.toLowerCase();
    if (!words.has(known)) words.set(known, word!);
  }
  return [...words.values()];
}
