import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import type { RelatedEntry } from './index/find-related.ts';
import { loadPriorArt, queryRelated, weighTerms } from './prior-art.ts';
import { analyseTexts } from './text-analysis.ts';

/** A work that others are compared with. */
export interface ComparedText {
  title: string;
  body: string;
}

const MAX_CHARACTERS = 20_000;

interface RelatedEntriesRequest {
  texts: readonly ComparedText[];
  /** Where to look: spaces that the viewer sees. */
  spaces: string[];
  limit: number;
}

/**
 * For each of these texts the entries about the same thing, the most related first, as `findPriorArt`
 * finds them but without their passages. An entry that is one of the texts may be among its own.
 */
export async function findRelatedEntries(
  context: QueryContext,
  viewer: Viewer,
  { texts, spaces, limit }: RelatedEntriesRequest,
): Promise<RelatedEntry[][]> {
  const parts = texts.flatMap(({ title, body }) => [title, body.slice(0, MAX_CHARACTERS)]);
  const { texts: analysed } = await analyseTexts(context, viewer, parts);
  return Promise.all(
    texts.map((_, i) => {
      const terms = weighTerms(analysed.slice(2 * i, 2 * i + 2));
      if (terms.length === 0) return [];
      return queryRelated(context, viewer, { terms, spaces, limit, embedding: null });
    }),
  );
}

const MAX_COMPARED = 100;

/**
 * Words that an entry has in common with a text and that say most, as they stand in the entry; a
 * few at most, and none where they are alike in meaning alone.
 */
export async function listSharedWords(
  context: QueryContext,
  viewer: Viewer,
  { title, body }: ComparedText,
  entryId: string,
): Promise<string[]> {
  const parts = [title, body.slice(0, MAX_CHARACTERS)];
  const { spaces, texts } = await analyseTexts(context, viewer, parts);
  const terms = weighTerms(texts);
  const query = { terms, spaces, limit: MAX_COMPARED, embedding: null };
  const found = await queryRelated(context, viewer, query);
  const related = found.filter(({ id }) => id === entryId);
  const [shown] = await loadPriorArt(context, viewer, { related, terms, onlyConfirmed: false });
  return shown?.why.words ?? [];
}
