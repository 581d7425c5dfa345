import type { EntryHead } from '../../../workplace/entries/index.ts';
import { conflict } from '../../../workplace/refusal.ts';

/** A page for changing an entry says that it was withdrawn, rather than that one may not. */
export function mustStand(head: EntryHead): void {
  if (head.withdrawn) throw conflict('entryWithdrawn');
}
