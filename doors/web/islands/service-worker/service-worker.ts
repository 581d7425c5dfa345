import { learn, listCopies } from './copies.ts';
import { dress, furnish, getAsset, showCopy, showList } from './furniture.ts';
import { addressOf, entryOf, isOurs } from './places.ts';
import { openPushed, showPush } from './pushes.ts';
import { type Asking, scope } from './scope.ts';

/**
 * Stands between the pages of a browser and the workplace: shows copies of what was read where the
 * workplace is not reached. Only pages and their assets pass through it; forms never do.
 */
scope.addEventListener('install', (event) =>
  event.waitUntil(furnish().then(() => scope.skipWaiting())),
);
scope.addEventListener('activate', (event) => event.waitUntil(begin()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !isOurs(request.url)) return;
  if (request.mode === 'navigate') event.respondWith(getPage(event));
  else if (new URL(request.url).pathname.startsWith('/assets/'))
    event.respondWith(getAsset(request));
});

scope.addEventListener('push', (event) => event.waitUntil(showPush(event.data?.json())));
scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPushed(event.notification.data));
});

/** Pages that were open before it are looked at once more, to be kept like those that follow. */
async function begin(): Promise<void> {
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
  for (const { url } of await scope.clients.matchAll({ type: 'window' })) {
    if (!entryOf(url)) continue;
    const answer = await fetch(url).catch(() => null);
    if (answer && !answer.redirected) await keep(url, answer, answer);
  }
}

async function getPage(event: Asking): Promise<Response> {
  const { url } = event.request;
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(keep(url, answer, copyOf(answer)));
    return answer;
  } catch {
    return getCopy(url);
  }
}

/** Of what may be kept alone: of a large file that nobody reads twice a second stream would fill memory. */
function copyOf(answer: Response): Response | null {
  return answer.headers.get('Keep-Copy') === 'yes' ? answer.clone() : null;
}

async function keep(url: string, answer: Response, copy: Response | null): Promise<void> {
  const html = copy?.headers.get('Keep-Copy') === 'yes' ? await copy.text() : null;
  await learn(url, answer, html);
  if (html !== null && (await dress(html))) await furnish();
}

async function getCopy(url: string): Promise<Response> {
  const copies = await listCopies();
  const place = new URL(url);
  const page = place.searchParams.get('page');
  place.search = page ? `?page=${page}` : '';
  const address = addressOf(place.href);
  const copy = copies.find((one) => one.url === address);
  return copy ? showCopy(copy) : showList(copies);
}
