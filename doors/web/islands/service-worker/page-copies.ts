import { parseEntryId, toCopyUrl } from './urls.ts';

/** A conversation as it was shown to somebody, kept in their browser. */
export interface PageCopy {
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
  readonly keptAt: Date;
}

const MAX_COPIES = 30;
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;
/** Says when a copy was kept, in milliseconds since 1970. */
const keptAtHeader = 'Kept-At';

const getCacheName = (person: string) => `copies:${person}`;

let lastTask: Promise<unknown> = Promise.resolve();

/** One after the other: two answers must not both find that they were the first. */
function runInTurn(act: () => Promise<void>): Promise<void> {
  const next = lastTask.then(act);
  lastTask = next.catch(() => undefined);
  return next;
}

/**
 * Keeps what the server says may be kept (`html`), for the reader that it names. Copies of everybody else
 * go at once, and so do those of an entry that is not shown to the reader any more.
 */
export function updateCopies(asked: string, answer: Response, html: string | null): Promise<void> {
  return runInTurn(async () => {
    const reader = answer.headers.get('Reader');
    if (!reader) return;
    await deleteOtherCaches(reader);
    if (reader === 'anonymous') return;
    const copies = await caches.open(getCacheName(reader));
    const address = toCopyUrl(asked);
    const may = answer.headers.get('Keep-Copy');
    const refused = answer.status >= 400 && answer.status < 500;
    if (refused || may === 'no') await deleteEntryCopies(copies, asked);
    else if (answer.ok && html !== null && address) await saveCopy(copies, address, answer, html);
  });
}

async function deleteOtherCaches(reader: string): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith('copies:') && name !== getCacheName(reader),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function saveCopy(
  copies: Cache,
  address: string,
  answer: Response,
  html: string,
): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(keptAtHeader, String(Date.now()));
  // The words come out of the answer as they are, no longer packed.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  await copies.delete(address, ignoringVary);
  await copies.put(address, new Response(html, { headers }));
  const kept = await copies.keys();
  const over = kept.slice(0, Math.max(0, kept.length - MAX_COPIES));
  await Promise.all(over.map((request) => copies.delete(request, ignoringVary)));
}

async function deleteEntryCopies(copies: Cache, asked: string): Promise<void> {
  const entry = parseEntryId(asked);
  if (!entry) return;
  const gone = (await copies.keys()).filter(({ url }) => parseEntryId(url) === entry);
  await Promise.all(gone.map((request) => copies.delete(request, ignoringVary)));
}

/** By the address alone: whose they are is said by the cache. */
const ignoringVary = { ignoreVary: true };

/** The copies of whoever was here last, the latest first; there never are two people's. */
export async function listCopies(): Promise<PageCopy[]> {
  await lastTask;
  const names = (await caches.keys()).filter((name) => name.startsWith('copies:'));
  const [name, ...others] = names;
  if (!name || others.length > 0) return [];
  const copies = await caches.open(name);
  const all = (await copies.keys()).map(async ({ url }) => {
    const answer = await copies.match(url, ignoringVary);
    return answer && getCacheName(answer.headers.get('Reader') ?? '') === name
      ? toPageCopy(url, answer)
      : null;
  });
  const found = (await Promise.all(all)).filter((copy) => copy !== null);
  return found.filter((copy) => copy.keptAt.getTime() > Date.now() - MAX_AGE_MS).reverse();
}

async function toPageCopy(url: string, answer: Response): Promise<PageCopy> {
  const { headers } = answer;
  return {
    url,
    html: await answer.text(),
    headers,
    keptAt: new Date(Number(headers.get(keptAtHeader))),
  };
}
