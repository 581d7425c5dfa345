import type { Meant } from './meant.ts';
import type { SubjectCount } from './messages.ts';
import type { Asked } from './sheet.ts';

/** What the entries of these spaces are about, the most written about first. */
export function countSubjects(asked: readonly Asked[]): SubjectCount[] {
  const subjects = subjectsOf(asked);
  const counts = subjects.map(({ words }) => ({ words, entries: 0 }));
  for (const { place } of placed(asked)) counts[place]!.entries += 1;
  return counts.filter(({ entries }) => entries > 0).sort((a, b) => b.entries - a.entries);
}

/** The ids of the entries about a subject, the most typical first; none where there is no such subject. */
export function worksAbout(
  asked: readonly Asked[],
  words: readonly string[],
  most: number,
): string[] {
  const name = words.join(' ');
  const wanted = subjectsOf(asked).findIndex((subject) => subject.words.join(' ') === name);
  const found = [...placed(asked)].filter(({ place }) => place === wanted);
  found.sort((a, b) => b.likeness - a.likeness);
  return found.slice(0, most).map(({ id }) => id);
}

const subjectsOf = (asked: readonly Asked[]) =>
  asked.find(({ meant }) => meant)?.meant?.meaning.subjects ?? [];

interface Placed {
  id: string;
  place: number;
  likeness: number;
}

function* placed(asked: readonly Asked[]): Generator<Placed> {
  for (const { index, meant } of asked) {
    if (!meant) continue;
    for (const [slot, id] of index.ids.entries()) {
      const place = index.stands(slot) ? meant.subjectOf(slot) : -1;
      if (place >= 0) yield { id, place, likeness: likenessTo(meant, slot, place) };
    }
  }
}

const likenessTo = (meant: Meant, slot: number, place: number): number =>
  meant.likeness(slot, meant.meaning.subjects[place]!.centre);
