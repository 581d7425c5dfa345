import type { QueriedSpace } from './score-buffer.ts';
import type { SpaceVectors } from './space-vectors.ts';
import type { SubjectCount } from './worker-messages.ts';

/** What the entries of these spaces are about, the most written about first. */
export function countSubjects(spaces: readonly QueriedSpace[]): SubjectCount[] {
  const subjects = getSubjects(spaces);
  const counts = subjects.map(({ words }) => ({ words, entryCount: 0 }));
  for (const { subjectIndex } of matchSubjects(spaces)) counts[subjectIndex]!.entryCount += 1;
  return counts
    .filter(({ entryCount }) => entryCount > 0)
    .sort((a, b) => b.entryCount - a.entryCount);
}

/** The ids of the entries about a subject, the most typical first; none where there is no such subject. */
export function findEntriesOnSubject(
  spaces: readonly QueriedSpace[],
  words: readonly string[],
  limit: number,
): string[] {
  const name = words.join(' ');
  const wanted = getSubjects(spaces).findIndex((subject) => subject.words.join(' ') === name);
  const found = [...matchSubjects(spaces)].filter(({ subjectIndex }) => subjectIndex === wanted);
  found.sort((a, b) => b.similarity - a.similarity);
  return found.slice(0, limit).map(({ id }) => id);
}

const getSubjects = (spaces: readonly QueriedSpace[]) =>
  spaces.find(({ vectors }) => vectors)?.vectors?.model.subjects ?? [];

interface SubjectMatch {
  id: string;
  subjectIndex: number;
  similarity: number;
}

function* matchSubjects(spaces: readonly QueriedSpace[]): Generator<SubjectMatch> {
  for (const { index, vectors } of spaces) {
    if (!vectors) continue;
    for (const [slot, id] of index.ids.entries()) {
      const subjectIndex = index.isActiveEntry(slot) ? vectors.findSubject(slot) : -1;
      if (subjectIndex < 0) continue;
      yield { id, subjectIndex, similarity: calculateSimilarity(vectors, slot, subjectIndex) };
    }
  }
}

const calculateSimilarity = (vectors: SpaceVectors, slot: number, subject: number): number =>
  vectors.calculateSimilarity(slot, vectors.model.subjects[subject]!.centre);
