import { diffArrays } from 'diff';

/** A stretch of a merged text: lines that are settled, or two versions of the same place. */
export type MergePart = { settled: string } | { yours: string; theirs: string };

/** Lines of the base, from `start` to before `end`, and what one side has in their place. */
interface Hunk {
  start: number;
  end: number;
  lines: string[];
}

/**
 * Merges two texts that both began from `base`, line by line. A line that only one side touched is
 * that side's; where both touched the same lines, or added at the same point, both versions are
 * kept for somebody to choose from. No line that either side added is lost, and the parts are in
 * the order of the text.
 */
export function mergeTexts(base: string, yours: string, theirs: string): MergePart[] {
  const lines = base.split('\n');
  const ours = diffLines(lines, yours.split('\n'));
  const others = diffLines(lines, theirs.split('\n'));
  const parts: (string[] | { yours: string[]; theirs: string[] })[] = [];
  let at = 0;
  for (const { start, end } of findTouchedRanges(ours, others)) {
    parts.push(lines.slice(at, start));
    const place = { start, end, lines };
    parts.push(...mergeRange(place, applyHunks(place, ours), applyHunks(place, others)));
    at = end;
  }
  return joinParts([...parts, lines.slice(at)]);
}

/** The text where nothing is contested; null where somebody has to choose. */
export function getSettledText(parts: readonly MergePart[]): string | null {
  if (parts.some((part) => !('settled' in part))) return null;
  return parts.map((part) => ('settled' in part ? part.settled : '')).join('\n');
}

/** More changed lines than this are not looked at one by one: it would take the square of their number. */
const MAX_EDITS = 1000;

function diffLines(base: readonly string[], side: readonly string[]): Hunk[] {
  const changes = diffArrays([...base], [...side], { maxEditLength: MAX_EDITS });
  if (!changes) return [toSingleHunk(base, side)];
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    const last = hunks.at(-1);
    const open = last?.end === at ? last : undefined;
    if (added && open) open.lines.push(...value);
    else if (added) hunks.push({ start: at, end: at, lines: [...value] });
    else if (removed && open) open.end += value.length;
    else if (removed) hunks.push({ start: at, end: at + value.length, lines: [] });
    if (!added) at += value.length;
  }
  return hunks;
}

/** All between the first and the last line that differ, as one change. */
function toSingleHunk(base: readonly string[], side: readonly string[]): Hunk {
  const { head, tail } = countCommonLines(base, side);
  const lines = side.slice(head, side.length - tail);
  return { start: head, end: base.length - tail, lines };
}

function countCommonLines(one: readonly string[], other: readonly string[]) {
  const maxLength = Math.min(one.length, other.length);
  let head = 0;
  while (head < maxLength && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < maxLength - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/**
 * The stretches of the base that were touched, in order. Changes that overlap are one place, and
 * so are two additions at one point; changes that only touch each other are not.
 */
function findTouchedRanges(
  ours: readonly Hunk[],
  theirs: readonly Hunk[],
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const all = [...ours, ...theirs].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const { start, end } of all) {
    const last = found.at(-1);
    const samePoint = last && last.start === last.end && start === end && start === last.start;
    if (last && (start < last.end || samePoint)) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

interface TouchedRange {
  start: number;
  end: number;
  lines: readonly string[];
}

/** How one side reads in this place; null where it left it as it was. */
function applyHunks({ start, end, lines }: TouchedRange, hunks: readonly Hunk[]): string[] | null {
  const inside = hunks.filter((hunk) => isHunkInside(hunk, start, end));
  if (inside.length === 0) return null;
  const read: string[] = [];
  let at = start;
  for (const hunk of inside) {
    read.push(...lines.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...read, ...lines.slice(at, end)];
}

/** An addition at the edge of a place is its neighbour, unless it is the place itself. */
function isHunkInside(hunk: Hunk, start: number, end: number): boolean {
  if (start === end || hunk.start < hunk.end) return hunk.start >= start && hunk.end <= end;
  return hunk.start > start && hunk.end < end;
}

function mergeRange(
  { start, end, lines }: TouchedRange,
  yours: string[] | null,
  theirs: string[] | null,
) {
  const before = lines.slice(start, end);
  if (!theirs || isEqual(theirs, before)) return [yours ?? before];
  if (!yours || isEqual(yours, before) || isEqual(yours, theirs)) return [theirs];
  const { head, tail } = countCommonLines(yours, theirs);
  const rest = (side: string[]) => side.slice(head, side.length - tail);
  const last = yours.slice(yours.length - tail);
  return [yours.slice(0, head), { yours: rest(yours), theirs: rest(theirs) }, last];
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, i) => line === other[i]);
}

/** Settled lines that follow each other become one part. */
function joinParts(found: (string[] | { yours: string[]; theirs: string[] })[]): MergePart[] {
  const parts: MergePart[] = [];
  let settled: string[] = [];
  const flush = () => {
    if (settled.length > 0) parts.push({ settled: settled.join('\n') });
    settled = [];
  };
  for (const part of found) {
    if (Array.isArray(part)) settled.push(...part);
    else {
      flush();
      parts.push({ yours: part.yours.join('\n'), theirs: part.theirs.join('\n') });
    }
  }
  flush();
  return parts;
}
