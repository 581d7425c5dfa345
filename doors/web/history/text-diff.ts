import { diffLines, diffWordsWithSpace } from 'diff';

export interface TextChange {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Milliseconds for one comparison, and for all those of a page, during which nobody else is served. */
const diffTimeouts = { once: 250, page: 600 };

/** Compares wordings one after the other, ever more coarsely when it takes long. */
export function createComparer(): typeof diffTexts {
  const end = performance.now() + diffTimeouts.page;
  return (from, to) => {
    const left = end - performance.now();
    const timeout = Math.max(0, Math.min(diffTimeouts.once, left / 2));
    return diffTexts(from, to, { timeout });
  };
}

/**
 * What changed from one wording to the next, word by word. That takes too long for a text that was
 * rewritten as a whole; lines then will do.
 */
export function diffTexts(
  from: string,
  to: string,
  within = { timeout: diffTimeouts.once },
): TextChange[] {
  if (within.timeout < 1) return mergeShortGaps(toTextChanges(diffAsWhole(from, to)));
  const parts =
    diffWordsWithSpace(from, to, within) ?? diffLines(from, to, within) ?? diffAsWhole(from, to);
  return mergeShortGaps(toTextChanges(parts));
}

function toTextChanges(parts: ReturnType<typeof diffAsWhole>): TextChange[] {
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

function diffAsWhole(from: string, to: string) {
  return [
    { value: from, added: false, removed: true },
    { value: to, added: true, removed: false },
  ];
}

/**
 * A word or two that happen to have stayed between changes make both wordings unreadable: such a
 * stretch is shown as one change, first all that went, then all that came.
 */
function mergeShortGaps(parts: TextChange[]): TextChange[] {
  const shown: TextChange[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) shown.push({ text: removed, kind: 'removed' });
    if (added) shown.push({ text: added, kind: 'added' });
    [removed, added] = ['', ''];
  };
  parts.forEach((part, i) => {
    const between = (removed || added) && i < parts.length - 1 && isShortGap(part.text);
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

function isShortGap(text: string): boolean {
  return !text.includes('\n') && text.trim().split(/\s+/).length <= 2;
}
