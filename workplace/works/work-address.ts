import { isId } from '../../storage/ids.ts';

/** The permanent path of an entry. */
export function entryPath(entry: { id: string; slug: string }): string {
  return `/entries/${entry.id}/${encodeURIComponent(entry.slug)}`;
}
/** What a text names within the workplace, whether or not it is there. */
export interface WorkAddress {
  entry: string | null;
  comment: string | null;
}
const entryAddressPattern = /\/entries\/([0-9a-f-]{36})(?:[/?#]|$)/i;
const commentAddressPattern = /(?:#comment-|\/comments\/)([0-9a-f-]{36})(?:[/?#]|$)/i;
/** Reads the address of an entry or a comment, at whatever host; null for any other text. */
export function parseWorkAddress(address: string): WorkAddress | null {
  const commentId = commentAddressPattern.exec(address)?.[1];
  if (isId(commentId)) return { entry: null, comment: commentId.toLowerCase() };
  const written = entryAddressPattern.exec(address)?.[1];
  return isId(written) ? { entry: written.toLowerCase(), comment: null } : null;
}
