import { diffLines, diffWordsWithSpace } from 'diff';

export interface Difference {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Word by word takes too long for a text that was rewritten as a whole; lines then will do. */
const within = { timeout: 250 };

/** What changed from one wording to the next, word by word. */
export function differences(from: string, to: string): Difference[] {
  const parts =
    diffWordsWithSpace(from, to, within) ?? diffLines(from, to, within) ?? whole(from, to);
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

function whole(from: string, to: string) {
  return [
    { value: from, added: false, removed: true },
    { value: to, added: true, removed: false },
  ];
}
