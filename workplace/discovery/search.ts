import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { invalid } from '../refusal.ts';
import { analyse, queryOf } from './analysis.ts';
import { type Narrowing, readSearch, type Sought } from './asking.ts';
import { byTime, byWords, type Candidates, ranked } from './candidates.ts';
import { type FoundView, showFound } from './found-view.ts';
import { isNarrowed } from './narrowing.ts';

const most = 50;
const mostDeep = 1000;
/** How many of the best are looked at, and how many more where a narrowing leaves too few. */
const widths = [1000, 20_000, 200_000];

export interface SearchFilter extends Narrowing {
  /** What was typed; see `readSearch`. */
  q: string;
  limit?: number;
  after?: string | null;
}

export interface SearchPage {
  items: FoundView[];
  next: string | null;
  /** No work holds all of the words; these hold some. */
  partial: boolean;
  /** A word was taken for one that is spelt almost alike. */
  respelt: boolean;
}

/**
 * Entries and comments that hold the words and fit the narrowing, best first; confirmed works
 * before others, superseded ones after. The cursor is the place in the ranking.
 */
export async function search(
  reading: Reading,
  viewer: Viewer,
  { q, limit: asked, after, ...narrowing }: SearchFilter,
): Promise<SearchPage> {
  if (q.length > 500) throw invalid({ q: 'tooLong' });
  const sought: Sought = { ...narrowing, ...readSearch(q) };
  const limit = Math.min(Math.max(asked ?? 20, 1), most);
  const offset = offsetOf(after);
  const wanted = await stemsOf(reading, viewer, sought);
  if (wanted.groups.length === 0 && !isNarrowed(sought)) return nothing;
  const page = { limit: limit + 1, offset };
  for (const width of widths) {
    const candidates = await candidatesFor(reading, wanted, width);
    const items = await showFound(reading, viewer, { candidates, sought, ...page });
    const enough = items.length > limit || !candidates.more || !isNarrowed(sought);
    if (!enough && width !== widths.at(-1)) continue;
    const more = items.length > limit && offset + limit < mostDeep;
    const { partial, respelt } = candidates;
    return {
      items: items.slice(0, limit),
      next: more ? String(offset + limit) : null,
      ...{ partial, respelt },
    };
  }
  return nothing;
}

const nothing: SearchPage = { items: [], next: null, partial: false, respelt: false };

function offsetOf(after: string | null | undefined): number {
  if (!after) return 0;
  if (!/^\d{1,4}$/.test(after)) throw invalid({ after: 'cursorUnknown' });
  return Number(after);
}

interface Wanted {
  spaces: string[];
  groups: string[][];
}

/** The stems of each typed word; one that is in every text, such as “the”, asks for nothing. */
async function stemsOf(reading: Reading, viewer: Viewer, sought: Sought): Promise<Wanted> {
  const typed = sought.words.flat();
  const { spaces, texts } = await analyse(reading, viewer, typed);
  let next = 0;
  const groups = sought.words.map((alternatives) =>
    alternatives.flatMap(() => (texts[next++] ?? []).map(({ term }) => term)),
  );
  return { spaces, groups: groups.filter((stems) => stems.length > 0) };
}

async function candidatesFor(
  reading: Reading,
  { spaces, groups }: Wanted,
  width: number,
): Promise<Candidates> {
  if (groups.length === 0) return byTime();
  const question = { about: 'works', spaces, wanted: groups, most: width } as const;
  const answer = await reading.finder?.ask(question);
  if (!answer) return byWords(queryOf(groups, '&'));
  const marks = queryOf(
    answer.stems.map((stem) => [stem]),
    '|',
  );
  return ranked(answer.found, {
    marks,
    more: answer.more,
    partial: !answer.all && answer.found.length > 0,
    respelt: answer.respelt && answer.found.length > 0,
  });
}
