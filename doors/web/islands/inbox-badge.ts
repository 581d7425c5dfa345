import { parseElement } from './dom.ts';
import { LiveSource } from './live-source.ts';

/** Keeps the number at the inbox true while a page is open that people stay at. */
export function enhanceInboxBadge(): void {
  if (!document.querySelector(linkSelector)) return;
  document.addEventListener('notification', () => void refreshBadge());
  if (document.querySelector('live-conversation') || !/^\/(inbox)?$/.test(location.pathname))
    return;
  const nothing = () => {};
  new LiveSource('', '', { event: nothing, behind: nothing, presence: nothing }).start();
}

const linkSelector = 'header.top a.inbox';

/** What goes on in the conversation that somebody looks at has reached them. */
async function refreshBadge(): Promise<void> {
  const entry = document.querySelector('live-conversation')?.getAttribute('entry');
  const init = { method: 'POST', body: new URLSearchParams({ entry: entry ?? '' }) };
  try {
    if (entry && !document.hidden) await fetch('/inbox/seen', { ...init, redirect: 'manual' });
    const answer = await fetch('/inbox/link');
    const fresh = answer.ok ? parseElement(await answer.text()) : null;
    if (fresh) document.querySelector(linkSelector)?.replaceWith(fresh);
  } catch {
    // The number is brought by the next page.
  }
}
