import { mayUseMeaning, type Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { analyse } from './analysis.ts';

/** What several works are about, as it emerged from their words. */
export interface SubjectView {
  /** Its words in one, for addresses; subjects are drawn up anew each night and it may go. */
  name: string;
  words: readonly string[];
  /** How many entries that the viewer sees are about it. */
  entries: number;
}

const mostWorks = 1000;

/** The subjects of what the viewer sees, the most written about first; none where nothing was learnt yet. */
export async function listSubjects(reading: Reading, viewer: Viewer): Promise<SubjectView[]> {
  if (!reading.finder || !mayUseMeaning(viewer)) return [];
  const { spaces } = await analyse(reading, viewer, []);
  const counts = (await reading.finder.ask({ about: 'subjects', spaces })) ?? [];
  return counts.map(({ words, entries }) => ({ name: words.join('-'), words, entries }));
}

/** The ids of the works about a subject, the most typical first. */
export async function worksOnSubject(
  reading: Reading,
  viewer: Viewer,
  name: string,
): Promise<string[]> {
  if (!reading.finder || !mayUseMeaning(viewer)) return [];
  const { spaces } = await analyse(reading, viewer, []);
  const words = name.split('-');
  return (await reading.finder.ask({ about: 'subject', spaces, words, most: mostWorks })) ?? [];
}
