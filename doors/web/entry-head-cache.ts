import type { Viewer } from '../../workplace/access/index.ts';
import { type EntryHead, getEntryHead } from '../../workplace/entries/index.ts';
import { countNotifications } from '../../workplace/notifications/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { createRevisionCache } from '../shared/revision-cache.ts';

/** Heads of entries, which decide whether and how their pages are shown; and of every page. */
export interface EntryHeadCache {
  get(viewer: Viewer, id: string): Promise<EntryHead>;
  /** How many notices wait for the viewer, to say beside the way to the inbox. */
  countUnseen(viewer: Viewer): Promise<number>;
  /** Lets go of what somebody sees of an entry (of all, without one): their marks or drafts changed. */
  invalidate(viewer: Viewer, id?: string): void;
}

export function createEntryHeadCache({ context, live }: DoorContext): EntryHeadCache {
  const heads = createRevisionCache<EntryHead>(live);
  const counts = createRevisionCache<number>(live);
  return {
    get: (viewer, id) =>
      heads.get(`${toAccessKey(viewer)} ${id}`, () => getEntryHead(context, viewer, id)),
    countUnseen: async (viewer) =>
      viewer.kind === 'person'
        ? counts.get(toAccessKey(viewer), () => countNotifications(context, viewer))
        : 0,
    invalidate: (viewer, id = '') => {
      heads.evict(`${toAccessKey(viewer)} ${id}`);
      counts.evict(toAccessKey(viewer));
    },
  };
}

/** All of the viewer that the access rule goes by. */
function toAccessKey(viewer: Viewer): string {
  if (viewer.kind !== 'person') return viewer.kind;
  return [viewer.id, viewer.membership, viewer.admin, viewer.scope].join(' ');
}
