import { addressOf, entryOf } from './places.ts';

/** A conversation as it was shown to somebody, kept in their browser. */
export interface Copy {
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
  readonly keptAt: Date;
}

const most = 30;
const longest = 14 * 24 * 60 * 60 * 1000;
/** Says when a copy was kept, in milliseconds since 1970. */
const keptAt = 'Kept-At';

const ofPerson = (person: string) => `copies:${person}`;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: two answers must not both find that they were the first. */
function inTurn(act: () => Promise<void>): Promise<void> {
  const next = last.then(act);
  last = next.catch(() => undefined);
  return next;
}

/**
 * Keeps what the server says may be kept (`html`), for the reader that it names. Copies of everybody else
 * go at once, and so do those of an entry that is not shown to the reader any more.
 */
export function learn(asked: string, answer: Response, html: string | null): Promise<void> {
  return inTurn(async () => {
    const reader = answer.headers.get('Reader');
    if (!reader) return;
    await forgetAllBut(reader);
    if (reader === 'nobody') return;
    const copies = await caches.open(ofPerson(reader));
    const address = addressOf(asked);
    const may = answer.headers.get('Keep-Copy');
    const refused = answer.status >= 400 && answer.status < 500;
    if (refused || may === 'no') await drop(copies, asked);
    else if (answer.ok && html !== null && address) await keep(copies, address, answer, html);
  });
}

async function forgetAllBut(reader: string): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith('copies:') && name !== ofPerson(reader),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function keep(copies: Cache, address: string, answer: Response, html: string): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(keptAt, String(Date.now()));
  // The words come out of the answer as they are, no longer packed.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  await copies.delete(address, plainly);
  await copies.put(address, new Response(html, { headers }));
  const kept = await copies.keys();
  const over = kept.slice(0, Math.max(0, kept.length - most));
  await Promise.all(over.map((request) => copies.delete(request, plainly)));
}

async function drop(copies: Cache, asked: string): Promise<void> {
  const entry = entryOf(asked);
  if (!entry) return;
  const gone = (await copies.keys()).filter(({ url }) => entryOf(url) === entry);
  await Promise.all(gone.map((request) => copies.delete(request, plainly)));
}

/** By the address alone: whose they are is said by the cache. */
const plainly = { ignoreVary: true };

/** The copies of whoever was here last, the latest first; there never are two people's. */
export async function listCopies(): Promise<Copy[]> {
  await last;
  const names = (await caches.keys()).filter((name) => name.startsWith('copies:'));
  const [name, ...others] = names;
  if (!name || others.length > 0) return [];
  const copies = await caches.open(name);
  const all = (await copies.keys()).map(async ({ url }) => {
    const answer = await copies.match(url, plainly);
    return answer && ofPerson(answer.headers.get('Reader') ?? '') === name
      ? copyOf(url, answer)
      : null;
  });
  const found = (await Promise.all(all)).filter((copy) => copy !== null);
  return found.filter((copy) => copy.keptAt.getTime() > Date.now() - longest).reverse();
}

async function copyOf(url: string, answer: Response): Promise<Copy> {
  const { headers } = answer;
  return { url, html: await answer.text(), headers, keptAt: new Date(Number(headers.get(keptAt))) };
}
