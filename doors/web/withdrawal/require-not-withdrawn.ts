import type { EntryHead } from '../../../workplace/entries/index.ts';
import { conflict } from '../../../workplace/kernel/index.ts';

/** A page for changing an entry says that it was withdrawn, rather than that one may not. */
export function requireNotWithdrawn(head: EntryHead): void {
  if (head.isWithdrawn) throw conflict('entryWithdrawn');
}
