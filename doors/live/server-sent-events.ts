import type { LiveEvent, MissedEvents } from '../../workplace/live/index.ts';

/*
 * Server-sent events, as the HTML standard has them. They name what happened and the comment; the
 * page fetches what it shows through the access rule, as everybody.
 */
const encoder = new TextEncoder();

export const encodeText = (text: string): Uint8Array => encoder.encode(text);

/** Nothing said, so that no proxy takes the connection for dead. */
export const heartbeatBytes = encodeText(': still here\n\n');

/** Something changed in the reader's own inbox. */
export const notificationEvent = 'event: notification\ndata: {}\n\n';

export function formatEvent({ id, name, commentId }: LiveEvent): string {
  return `event: change\ndata: ${JSON.stringify({ name, commentId })}\nid: ${id}\n\n`;
}

/** What a page missed, or that it was too much; either moves on the last event it has. */
export function formatMissedEvents({ events, isBehind }: MissedEvents): string {
  const last = events.at(-1);
  if (isBehind && last) return `event: behind\ndata: {}\nid: ${last.id}\n\n`;
  return events.map(formatEvent).join('');
}

export function formatPresence(html: string): string {
  return `event: presence\ndata: ${JSON.stringify({ html })}\n\n`;
}

/** Browsers come back after a few seconds, and not all of them in the same one. */
export function formatRetryDelay(): string {
  return `retry: ${Math.round(1500 + Math.random() * 3000)}\n\n`;
}
