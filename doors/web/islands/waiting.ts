import { elementIn } from './fragments.ts';
import { LiveSource } from './live-source.ts';

/** Keeps the number at the inbox true while a page is open that people stay at. */
export function enhanceInbox(): void {
  if (!document.querySelector(link)) return;
  document.addEventListener('notice', () => void refresh());
  if (document.querySelector('live-conversation') || !/^\/(inbox)?$/.test(location.pathname))
    return;
  const nothing = () => {};
  new LiveSource('', '', { happening: nothing, behind: nothing, presence: nothing }).start();
}

const link = 'header.top a.inbox';

/** What goes on in the conversation that somebody looks at has reached them. */
async function refresh(): Promise<void> {
  const entry = document.querySelector('live-conversation')?.getAttribute('entry');
  const init = { method: 'POST', body: new URLSearchParams({ entry: entry ?? '' }) };
  try {
    if (entry && !document.hidden) await fetch('/inbox/seen', { ...init, redirect: 'manual' });
    const answer = await fetch('/inbox/link');
    const fresh = answer.ok ? elementIn(await answer.text()) : null;
    if (fresh) document.querySelector(link)?.replaceWith(fresh);
  } catch {
    // The number is brought by the next page.
  }
}
