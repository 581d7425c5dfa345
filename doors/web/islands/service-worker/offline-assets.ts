import type { PageCopy } from './page-copies.ts';

const assetCacheName = 'assets';
const MAX_ASSETS = 80;

/** Style and scripts bear their content in their names, so what is kept is never out of date. */
export async function getAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { cacheName: assetCacheName });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cacheAsset(request.url, answer.clone());
  return answer;
}

async function cacheAsset(url: string, answer: Response): Promise<void> {
  const cache = await caches.open(assetCacheName);
  await cache.put(url, answer);
  const kept = await cache.keys();
  const over = kept.slice(0, Math.max(0, kept.length - MAX_ASSETS));
  await Promise.all(over.map((request) => cache.delete(request)));
}

/** Fetches the page for whoever is offline, and what it is dressed in. It is nobody's own. */
export async function cacheOfflinePage(): Promise<void> {
  const answer = await fetch('/offline', { credentials: 'omit' });
  if (!answer.ok) return;
  await cachePageAssets(await answer.clone().text());
  const cache = await caches.open('offline');
  await cache.put('/offline', answer);
}

/** Keeps what a page names; answers whether any of it was new, as after an update. */
export async function cachePageAssets(html: string): Promise<boolean> {
  const named = new Set(html.match(/\/assets\/[\w.-]+/g));
  const cache = await caches.open(assetCacheName);
  let fresh = false;
  for (const path of named) {
    if (await cache.match(path)) continue;
    fresh = true;
    const answer = await fetch(path);
    if (answer.ok) await cacheAsset(path, answer);
  }
  return fresh;
}

/** A copy with a line over it that says of when it is. */
export async function showCopy(copy: PageCopy): Promise<Response> {
  const frame = await loadOfflinePage();
  const line = /<template id="line">(.*?)<\/template>/s.exec(frame)?.[1] ?? '';
  const said = line.replace('{time}', formatTime(copy.keptAt));
  const html = copy.html.replace(/<main\b[^>]*>/, (main) => main + said);
  return new Response(html, { headers: copy.headers });
}

/** What can be read, where the page that was asked for cannot. */
export async function showList(copies: readonly PageCopy[]): Promise<Response> {
  const cached = await caches.match('/offline', { cacheName: 'offline' });
  if (!cached) return Response.error();
  const rows = copies.map(renderRow).join('');
  const html = await cached.text();
  const filled = rows
    ? html.replace(/<!--kept-->.*<!--\/kept-->/s, () => `<ul class="rows">${rows}</ul>`)
    : html;
  return new Response(filled, { status: 503, headers: cached.headers });
}

/** The title is a piece of the page, which the server has made safe. */
function renderRow({ url, html, keptAt }: PageCopy): string {
  const { pathname, search } = new URL(url);
  const whole = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? pathname;
  const end = whole.lastIndexOf(' · ');
  const title = end > 0 ? whole.slice(0, end) : whole;
  const time = formatTime(keptAt);
  const link = `<a href="${pathname}${search}">${title}</a>`;
  return `<li><span>${link} <span class="quiet">${time}</span></span></li>`;
}

async function loadOfflinePage(): Promise<string> {
  return (await (await caches.match('/offline', { cacheName: 'offline' }))?.text()) ?? '';
}

function formatTime(time: Date): string {
  return time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
