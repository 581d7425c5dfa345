import type { LiveHappening } from '../../workplace/live/index.ts';
import type { Missed } from '../../workplace/live/missed.ts';

/*
 * Server-sent events, as the HTML standard has them. They name what happened and the comment; the
 * page fetches what it shows through the access rule, as everybody.
 */
const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** Nothing said, so that no proxy takes the connection for dead. */
export const beat = bytesOf(': still here\n\n');

/** Something changed in the reader's own inbox. */
export const notice = 'event: notice\ndata: {}\n\n';

export function happened({ id, name, commentId }: LiveHappening): string {
  return `event: happening\ndata: ${JSON.stringify({ name, commentId })}\nid: ${id}\n\n`;
}

/** What a page missed, or that it was too much; either moves on the last event it has. */
export function missed({ happenings, behind }: Missed): string {
  const last = happenings.at(-1);
  if (behind && last) return `event: behind\ndata: {}\nid: ${last.id}\n\n`;
  return happenings.map(happened).join('');
}

export function present(html: string): string {
  return `event: presence\ndata: ${JSON.stringify({ html })}\n\n`;
}

/** Browsers come back after a few seconds, and not all of them in the same one. */
export function comeBack(): string {
  return `retry: ${Math.round(1500 + Math.random() * 3000)}\n\n`;
}
