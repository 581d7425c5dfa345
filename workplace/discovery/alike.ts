import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { analyse } from './analysis.ts';
import type { Related } from './engine/related.ts';
import { relatedTo, show, themeOf } from './prior-art.ts';

/** A work that others are compared with. */
export interface Text {
  title: string;
  body: string;
}

const mostCharacters = 20_000;

interface Asked {
  texts: readonly Text[];
  /** Where to look: spaces that the viewer sees. */
  spaces: string[];
  most: number;
}

/**
 * For each of these texts the entries about the same thing, the most related first, as `findPriorArt`
 * finds them but without their passages. An entry that is one of the texts may be among its own.
 */
export async function findAlike(
  reading: Reading,
  viewer: Viewer,
  { texts, spaces, most }: Asked,
): Promise<Related[][]> {
  const parts = texts.flatMap(({ title, body }) => [title, body.slice(0, mostCharacters)]);
  const { texts: words } = await analyse(reading, viewer, parts);
  return Promise.all(
    texts.map((_, i) => {
      const theme = themeOf(words.slice(2 * i, 2 * i + 2));
      if (theme.length === 0) return [];
      return relatedTo(reading, viewer, { words: theme, spaces, most, sentence: null });
    }),
  );
}

const mostCompared = 100;

/**
 * Words that an entry has in common with a text and that say most, as they stand in the entry; a
 * few at most, and none where they are alike in meaning alone.
 */
export async function wordsInCommon(
  reading: Reading,
  viewer: Viewer,
  { title, body }: Text,
  entryId: string,
): Promise<string[]> {
  const parts = [title, body.slice(0, mostCharacters)];
  const { spaces, texts } = await analyse(reading, viewer, parts);
  const words = themeOf(texts);
  const theme = { words, spaces, most: mostCompared, sentence: null };
  const related = (await relatedTo(reading, viewer, theme)).filter(({ id }) => id === entryId);
  const [shown] = await show(reading, viewer, { related, words, confirmed: false });
  return shown?.why.words ?? [];
}
