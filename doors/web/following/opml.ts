import { generateOpml, parseOpml } from 'feedsmith';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { type FollowView, follow, listFollows } from '../../../workplace/attention/index.ts';
import type { Workplace } from '../../../workplace/happenings/index.ts';
import { invalid, Refusal } from '../../../workplace/refusal.ts';

/** What somebody follows as a list that readers of feeds take in (OPML 2.0). */
export function opmlOf(follows: readonly FollowView[], origin: string, title: string): string {
  const outlines = follows.map(({ what, of, title: text }) => {
    const { page, feed } = addressesOf(what, of);
    // A tag or a search has no feed: it goes along as the page that shows it.
    const at = feed
      ? { type: 'rss', xmlUrl: origin + feed, htmlUrl: origin + page }
      : { type: 'link', url: origin + page };
    return { text: legal(text), ...at };
  });
  // The library takes a list without a single feed for a mistake.
  return outlines.length > 0
    ? generateOpml({ head: { title }, body: { outlines } })
    : `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head/><body/></opml>\n`;
}

/** XML has no place for most control characters, not even written as numbers. */
const legal = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u{FFFE}\u{FFFF}]/gu, ' ');

function addressesOf(what: FollowView['what'], of: string): { page: string; feed: string | null } {
  const word = encodeURIComponent(of);
  const all = {
    person: { page: `/people/${of}`, feed: `/people/${of}/entries.atom` },
    space: { page: `/spaces/${of}`, feed: `/spaces/${of}/entries.atom` },
    entry: { page: `/entries/${of}`, feed: `/entries/${of}/comments.atom` },
    lineage: { page: `/entries/${of}/lineage`, feed: null },
    tag: { page: `/tags/${word}`, feed: null },
    search: { page: `/search?q=${word}`, feed: null },
  };
  return all[what];
}

/** What became of a list that was brought. */
export interface Brought {
  followed: number;
  known: number;
  /** What is not of this workplace, or not for them to see, by its name. */
  unknown: string[];
  /** What there was no more room for: nobody follows without end. */
  beyond: string[];
}

/**
 * Follows all of a list that this workplace has, whatever address it was made under, as far as
 * there is room, and says of every line of it what became of it. Throws `invalid` with `file` for
 * what is no OPML.
 */
export async function followOpml(
  workplace: Workplace,
  viewer: PersonViewer,
  text: string,
): Promise<Brought> {
  const brought: Brought = { followed: 0, known: 0, unknown: [], beyond: [] };
  const known = new Set((await listFollows(workplace, viewer)).map(({ id }) => id));
  const outlines = outlinesIn(text);
  for (const outline of outlines.slice(0, mostOutlines)) {
    const id = await followed(workplace, viewer, outline);
    if (id === null) brought.unknown.push(outline.name);
    else if (id === 'full') brought.beyond.push(outline.name);
    else if (known.has(id)) brought.known += 1;
    else brought.followed += 1;
    if (id) known.add(id);
  }
  brought.beyond.push(...outlines.slice(mostOutlines).map(({ name }) => name));
  return brought;
}

interface Outline {
  name: string;
  addresses: string[];
}

const mostOutlines = 2000;

function outlinesIn(text: string): Outline[] {
  try {
    const { body } = parseOpml(text);
    const found: Outline[] = [];
    gather((body?.outlines ?? []) as Raw[], found);
    return found;
  } catch {
    throw invalid({ file: 'opmlMalformed' });
  }
}

interface Raw {
  text?: string;
  title?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  url?: string;
  outlines?: Raw[];
}

/** Readers keep their feeds in folders, and folders in folders. */
function gather(outlines: readonly Raw[], found: Outline[]): void {
  for (const { text, title, xmlUrl, htmlUrl, url, outlines: inner } of outlines) {
    const addresses = [htmlUrl, url, xmlUrl].filter((address) => address !== undefined);
    // A folder is none of them; whatever else has no address is named as what is not known here.
    if (inner) gather(inner, found);
    else found.push({ name: text ?? title ?? addresses[0] ?? '?', addresses });
  }
}

const shapes: readonly [RegExp, FollowView['what']][] = [
  [/^\/people\/([a-z0-9-]+)(?:\/entries\.\w+)?\/?$/, 'person'],
  [/^\/spaces\/([a-z0-9-]+)(?:\/(?:entries|comments)\.\w+)?\/?$/, 'space'],
  [/^\/entries\/([0-9a-f-]{36})\/lineage$/, 'lineage'],
  [/^\/entries\/([0-9a-f-]{36})(?:\/.*)?$/, 'entry'],
  [/^\/tags\/([^/]+)$/, 'tag'],
];

/** What an address of this workplace is about; its host may have been another when it was kept. */
export function namedBy(address: string): { what: FollowView['what']; of: string } | null {
  const url = URL.parse(address);
  if (!url) return null;
  const q = url.pathname === '/search' ? url.searchParams.get('q') : null;
  if (q) return { what: 'search', of: q };
  for (const [shape, what] of shapes) {
    const of = shape.exec(url.pathname)?.[1];
    if (of) return { what, of: what === 'tag' ? decoded(of) : of };
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function followed(workplace: Workplace, viewer: PersonViewer, { addresses }: Outline) {
  for (const address of addresses) {
    const named = namedBy(address);
    if (!named) continue;
    try {
      return (await follow(workplace, viewer, named)).id;
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'followsTooMany') return 'full';
      if (!(error instanceof Refusal) || error.code !== 'invalid') throw error;
    }
  }
  return null;
}
