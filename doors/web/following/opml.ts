import { generateOpml, parseOpml } from 'feedsmith';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { CommandContext } from '../../../workplace/kernel/index.ts';
import { AppError, invalid } from '../../../workplace/kernel/index.ts';
import { type FollowView, follow, listFollows } from '../../../workplace/notifications/index.ts';

/** What somebody follows as a list that readers of feeds take in (OPML 2.0). */
export function renderOpml(follows: readonly FollowView[], origin: string, title: string): string {
  const outlines = follows.map(({ type, target, title: text }) => {
    const { page, feed } = getAddresses(type, target);
    // A tag or a search has no feed: it goes along as the page that shows it.
    const at = feed
      ? { type: 'rss', xmlUrl: origin + feed, htmlUrl: origin + page }
      : { type: 'link', url: origin + page };
    return { text: replaceControlCharacters(text), ...at };
  });
  // The library takes a list without a single feed for a mistake.
  return outlines.length > 0
    ? generateOpml({ head: { title }, body: { outlines } })
    : `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head/><body/></opml>\n`;
}

/** XML has no place for most control characters, not even written as numbers. */
const replaceControlCharacters = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\u{FFFE}\u{FFFF}]/gu, ' ');

function getAddresses(
  type: FollowView['type'],
  target: string,
): { page: string; feed: string | null } {
  const word = encodeURIComponent(target);
  const all = {
    person: { page: `/people/${target}`, feed: `/people/${target}/entries.atom` },
    space: { page: `/spaces/${target}`, feed: `/spaces/${target}/entries.atom` },
    entry: { page: `/entries/${target}`, feed: `/entries/${target}/comments.atom` },
    lineage: { page: `/entries/${target}/lineage`, feed: null },
    tag: { page: `/tags/${word}`, feed: null },
    search: { page: `/search?q=${word}`, feed: null },
  };
  return all[type];
}

/** What became of a list that was result. */
export interface OpmlImportResult {
  followedCount: number;
  knownCount: number;
  /** What is not of this workplace, or not for them to see, by its name. */
  unknownNames: string[];
  /** What there was no more room for: nobody follows without end. */
  overLimitNames: string[];
}

/**
 * Follows all of a list that this workplace has, whatever address it was made under, as far as
 * there is room, and says of every line of it what became of it. Throws `invalid` with `file` for
 * what is no OPML.
 */
export async function importOpml(
  context: CommandContext,
  viewer: PersonViewer,
  text: string,
): Promise<OpmlImportResult> {
  const result: OpmlImportResult = {
    followedCount: 0,
    knownCount: 0,
    unknownNames: [],
    overLimitNames: [],
  };
  const known = new Set((await listFollows(context, viewer)).map(({ id }) => id));
  const outlines = parseOutlines(text);
  for (const outline of outlines.slice(0, MAX_OUTLINES)) {
    const id = await followOutline(context, viewer, outline);
    if (id === null) result.unknownNames.push(outline.name);
    else if (id === 'full') result.overLimitNames.push(outline.name);
    else if (known.has(id)) result.knownCount += 1;
    else result.followedCount += 1;
    if (id) known.add(id);
  }
  result.overLimitNames.push(...outlines.slice(MAX_OUTLINES).map(({ name }) => name));
  return result;
}

interface OpmlOutline {
  name: string;
  addresses: string[];
}

const MAX_OUTLINES = 2000;

function parseOutlines(text: string): OpmlOutline[] {
  try {
    const { body } = parseOpml(text);
    const found: OpmlOutline[] = [];
    collectOutlines((body?.outlines ?? []) as RawOutline[], found);
    return found;
  } catch {
    throw invalid({ file: 'opmlMalformed' });
  }
}

interface RawOutline {
  text?: string;
  title?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  url?: string;
  outlines?: RawOutline[];
}

/** Readers keep their feeds in folders, and folders in folders. */
function collectOutlines(outlines: readonly RawOutline[], found: OpmlOutline[]): void {
  for (const { text, title, xmlUrl, htmlUrl, url, outlines: inner } of outlines) {
    const addresses = [htmlUrl, url, xmlUrl].filter((address) => address !== undefined);
    // A folder is none of them; whatever else has no address is named as what is not known here.
    if (inner) collectOutlines(inner, found);
    else found.push({ name: text ?? title ?? addresses[0] ?? '?', addresses });
  }
}

const pathPatterns: readonly [RegExp, FollowView['type']][] = [
  [/^\/people\/([a-z0-9-]+)(?:\/entries\.\w+)?\/?$/, 'person'],
  [/^\/spaces\/([a-z0-9-]+)(?:\/(?:entries|comments)\.\w+)?\/?$/, 'space'],
  [/^\/entries\/([0-9a-f-]{36})\/lineage$/, 'lineage'],
  [/^\/entries\/([0-9a-f-]{36})(?:\/.*)?$/, 'entry'],
  [/^\/tags\/([^/]+)$/, 'tag'],
];

/** What an address of this workplace is about; its host may have been another when it was kept. */
export function parseFollowTarget(
  address: string,
): { type: FollowView['type']; target: string } | null {
  const url = URL.parse(address);
  if (!url) return null;
  const q = url.pathname === '/search' ? url.searchParams.get('q') : null;
  if (q) return { type: 'search', target: q };
  for (const [pattern, type] of pathPatterns) {
    const target = pattern.exec(url.pathname)?.[1];
    if (target) return { type, target: type === 'tag' ? decodeSegment(target) : target };
  }
  return null;
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function followOutline(
  context: CommandContext,
  viewer: PersonViewer,
  { addresses }: OpmlOutline,
) {
  for (const address of addresses) {
    const target = parseFollowTarget(address);
    if (!target) continue;
    try {
      return (await follow(context, viewer, target)).id;
    } catch (error) {
      if (error instanceof AppError && error.reason === 'tooManyFollows') return 'full';
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    }
  }
  return null;
}
