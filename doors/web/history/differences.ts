import { diffLines, diffWordsWithSpace } from 'diff';

export interface Difference {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Milliseconds for one comparison, and for all those of a page, during which nobody else is served. */
const patience = { once: 250, page: 600 };

/** Compares wordings one after the other, ever more coarsely when it takes long. */
export function comparing(): typeof differences {
  const end = performance.now() + patience.page;
  return (from, to) => {
    const left = end - performance.now();
    const timeout = Math.max(0, Math.min(patience.once, left / 2));
    return differences(from, to, { timeout });
  };
}

/**
 * What changed from one wording to the next, word by word. That takes too long for a text that was
 * rewritten as a whole; lines then will do.
 */
export function differences(
  from: string,
  to: string,
  within = { timeout: patience.once },
): Difference[] {
  if (within.timeout < 1) return legible(named(whole(from, to)));
  const parts =
    diffWordsWithSpace(from, to, within) ?? diffLines(from, to, within) ?? whole(from, to);
  return legible(named(parts));
}

function named(parts: ReturnType<typeof whole>): Difference[] {
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

/**
 * A word or two that happen to have stayed between changes make both wordings unreadable: such a
 * stretch is shown as one change, first all that went, then all that came.
 */
function legible(parts: Difference[]): Difference[] {
  const shown: Difference[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) shown.push({ text: removed, kind: 'removed' });
    if (added) shown.push({ text: added, kind: 'added' });
    [removed, added] = ['', ''];
  };
  parts.forEach((part, i) => {
    const between = (removed || added) && i < parts.length - 1 && isTrifle(part.text);
    if (part.kind === 'same' && !between) {
      settle();
      shown.push(part);
      return;
    }
    if (part.kind !== 'added') removed += part.text;
    if (part.kind !== 'removed') added += part.text;
  });
  settle();
  return shown;
}

function isTrifle(text: string): boolean {
  return !text.includes('\n') && text.trim().split(/\s+/).length <= 2;
}
