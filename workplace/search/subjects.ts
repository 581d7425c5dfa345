import { canUseSemanticSearch, type Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { analyseTexts } from './text-analysis.ts';

/** What several works are about, as it emerged from their words. */
export interface SubjectView {
  /** Its words in one, for addresses; subjects are drawn up anew each night and it may go. */
  name: string;
  words: readonly string[];
  /** How many entries that the viewer sees are about it. */
  entryCount: number;
}

const MAX_ENTRIES = 1000;

/** The subjects of what the viewer sees, the most written about first; none where nothing was learnt yet. */
export async function listSubjects(context: QueryContext, viewer: Viewer): Promise<SubjectView[]> {
  if (!context.searchIndex || !canUseSemanticSearch(viewer)) return [];
  const { spaces } = await analyseTexts(context, viewer, []);
  const counts = (await context.searchIndex.ask({ about: 'subjectCounts', spaces })) ?? [];
  return counts.map(({ words, entryCount }) => ({ name: words.join('-'), words, entryCount }));
}

/** The ids of the works about a subject, the most typical first. */
export async function listSubjectEntries(
  context: QueryContext,
  viewer: Viewer,
  name: string,
): Promise<string[]> {
  if (!context.searchIndex || !canUseSemanticSearch(viewer)) return [];
  const { spaces } = await analyseTexts(context, viewer, []);
  const words = name.split('-');
  const question = { about: 'subjectEntries', spaces, words, limit: MAX_ENTRIES } as const;
  return (await context.searchIndex.ask(question)) ?? [];
}
