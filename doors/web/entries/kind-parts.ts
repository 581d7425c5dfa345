import type { Viewer } from '../../../workplace/access/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { type EntryParts, renderWagerParts } from '../wagers/entry/entry-parts.tsx';
import type { WebContext } from '../web-context.ts';

type LoadParts = (web: WebContext, viewer: Viewer, head: EntryHead) => Promise<EntryParts>;

/** By name of a kind: what its page shows besides its words. */
const partsByKind: Record<string, LoadParts> = { wager: renderWagerParts };

const noParts: EntryParts = { head: '', above: '', below: '' };

/** What stands on an entry's page besides its words; nothing for most kinds, or where it was withdrawn. */
export async function loadKindParts(
  web: WebContext,
  viewer: Viewer,
  head: EntryHead,
): Promise<EntryParts> {
  const make = partsByKind[head.kind];
  return make && !head.isWithdrawn ? make(web, viewer, head) : noParts;
}
