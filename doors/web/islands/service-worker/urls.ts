/** The id of the entry that an address is about, as far as it says one. */
export function parseEntryId(url: string): string | null {
  return /^\/entries\/([0-9a-f-]{36})(\/|$)/.exec(new URL(url).pathname)?.[1] ?? null;
}

/** The address under which a page is kept; null where the page depends on more than its place. */
export function toCopyUrl(url: string): string | null {
  const { origin, pathname, searchParams } = new URL(url);
  const named = [...searchParams.keys()];
  if (named.some((name) => name !== 'page')) return null;
  const page = searchParams.get('page') ?? '1';
  return origin + pathname + (page === '1' ? '' : `?page=${encodeURIComponent(page)}`);
}

/** What is never looked at on its way: streams, programs' requests, ways in by way of others. */
export function isHandled(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && !/^\/(api|live|feeds)(\/|$)/.test(pathname);
}
