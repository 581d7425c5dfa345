import {
  cacheOfflinePage,
  cachePageAssets,
  getAsset,
  showCopy,
  showList,
} from './offline-assets.ts';
import { listCopies, updateCopies } from './page-copies.ts';
import { openPushTarget, showPush } from './push-notifications.ts';
import { scope, type WorkerFetchEvent } from './scope.ts';
import { isHandled, parseEntryId, toCopyUrl } from './urls.ts';

/**
 * Stands between the pages of a browser and the workplace: shows copies of what was read where the
 * workplace is not reached. Only pages and their assets pass through it; forms never do.
 */
scope.addEventListener('install', (event) =>
  event.waitUntil(cacheOfflinePage().then(() => scope.skipWaiting())),
);
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !isHandled(request.url)) return;
  if (request.mode === 'navigate') event.respondWith(getPage(event));
  else if (new URL(request.url).pathname.startsWith('/assets/'))
    event.respondWith(getAsset(request));
});

scope.addEventListener('push', (event) => event.waitUntil(showPush(event.data?.json())));
scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPushTarget(event.notification.data));
});

/** Pages that were open before it are looked at once more, to be kept like those that follow. */
async function activate(): Promise<void> {
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
  for (const { url } of await scope.clients.matchAll({ type: 'window' })) {
    if (!parseEntryId(url)) continue;
    const answer = await fetch(url).catch(() => null);
    if (answer && !answer.redirected) await keepPage(url, answer, answer);
  }
}

async function getPage(event: WorkerFetchEvent): Promise<Response> {
  const { url } = event.request;
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(keepPage(url, answer, cloneIfKept(answer)));
    return answer;
  } catch {
    return showCopyOrList(url);
  }
}

/** Of what may be kept alone: of a large file that nobody reads twice a second stream would fill memory. */
function cloneIfKept(answer: Response): Response | null {
  return answer.headers.get('Keep-Copy') === 'yes' ? answer.clone() : null;
}

async function keepPage(url: string, answer: Response, copy: Response | null): Promise<void> {
  const html = copy?.headers.get('Keep-Copy') === 'yes' ? await copy.text() : null;
  await updateCopies(url, answer, html);
  if (html !== null && (await cachePageAssets(html))) await cacheOfflinePage();
}

async function showCopyOrList(url: string): Promise<Response> {
  const copies = await listCopies();
  const place = new URL(url);
  const page = place.searchParams.get('page');
  place.search = page ? `?page=${page}` : '';
  const address = toCopyUrl(place.href);
  const copy = copies.find((one) => one.url === address);
  return copy ? showCopy(copy) : showList(copies);
}
