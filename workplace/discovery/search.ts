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
/**
 * How many of the best are looked at, and how many more where a narrowing leaves too few; after
 * these the database looks at all, which is quick just because so few fit.
 */
const widths = [1000, 20_000];

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
 * before others, superseded ones after. The cursor is the place in the ranking, and how widely was
 * looked for it.
 */
export async function search(
  reading: Reading,
  viewer: Viewer,
  { q, limit: asked, after, ...narrowing }: SearchFilter,
): Promise<SearchPage> {
  if (q.length > 500) throw invalid({ q: 'tooLong' });
  const sought: Sought = { ...narrowing, ...readSearch(q) };
  const limit = Math.min(Math.max(asked ?? 20, 1), most);
  const place = placeOf(after);
  const wanted = await stemsOf(reading, viewer, sought);
  if (wanted.groups.length === 0 && !isNarrowed(sought)) return nothing;
  const page = { limit: limit + 1, offset: place.offset };
  for (let { width } = place; ; width += 1) {
    const candidates = await candidatesFor(reading, wanted, width);
    const items = await showFound(reading, viewer, { candidates, sought, ...page });
    // Pages after the first go on as the first one began.
    const enough = items.length > limit || !candidates.more || place.offset > 0;
    if (!enough && isNarrowed(sought)) continue;
    const more = items.length > limit && place.offset + limit < mostDeep;
    const { partial, respelt } = candidates;
    const next = more ? `${place.offset + limit}.${width}` : null;
    return { items: items.slice(0, limit), next, partial, respelt };
  }
}

const nothing: SearchPage = { items: [], next: null, partial: false, respelt: false };

function placeOf(after: string | null | undefined): { offset: number; width: number } {
  if (!after) return { offset: 0, width: 0 };
  const [, offset, width] = /^(\d{1,4})\.([0-2])$/.exec(after) ?? [];
  if (!offset) throw invalid({ after: 'cursorUnknown' });
  return { offset: Number(offset), width: Number(width) };
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
  const most = widths[width];
  const question = { about: 'works', spaces, wanted: groups, most: most ?? 0 } as const;
  const answer = most === undefined ? null : await reading.finder?.ask(question);
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
