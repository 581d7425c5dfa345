import type { Viewer } from '../../../workplace/access/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import type { House } from '../house.ts';
import { type EntryParts, wagerParts } from '../wagers/entry-parts.tsx';

type Make = (house: House, viewer: Viewer, head: EntryHead) => Promise<EntryParts>;

/** By name of a kind: what its page shows besides its words. */
const makers: Record<string, Make> = { wager: wagerParts };

const none: EntryParts = { head: '', above: '', below: '' };

/** What stands on an entry's page besides its words; nothing for most kinds, or where it was withdrawn. */
export async function partsOf(house: House, viewer: Viewer, head: EntryHead): Promise<EntryParts> {
  const make = makers[head.kind];
  return make && !head.withdrawn ? make(house, viewer, head) : none;
}
