import type { Viewer } from '../../workplace/access/index.ts';
import { countNotices } from '../../workplace/attention/index.ts';
import { type EntryHead, getEntryHead } from '../../workplace/entries/index.ts';
import { beliefIn } from '../shared/belief.ts';
import type { Doorway } from '../shared/doorway.ts';

/** Heads of entries, which decide whether and how their pages are shown; and of every page. */
export interface Heads {
  get(viewer: Viewer, id: string): Promise<EntryHead>;
  /** How many notices wait for the viewer, to say beside the way to the inbox. */
  waiting(viewer: Viewer): Promise<number>;
  /** Lets go of what somebody sees of an entry (of all, without one): their marks or drafts changed. */
  forget(viewer: Viewer, id?: string): void;
}

export function headsOf({ workplace, live }: Doorway): Heads {
  const heads = beliefIn<EntryHead>(live);
  const counts = beliefIn<number>(live);
  return {
    get: (viewer, id) =>
      heads.get(`${whoIs(viewer)} ${id}`, () => getEntryHead(workplace, viewer, id)),
    waiting: async (viewer) =>
      viewer.is === 'person' ? counts.get(whoIs(viewer), () => countNotices(workplace, viewer)) : 0,
    forget: (viewer, id = '') => {
      heads.forget(`${whoIs(viewer)} ${id}`);
      counts.forget(whoIs(viewer));
    },
  };
}

/** All of the viewer that the access rule goes by. */
function whoIs(viewer: Viewer): string {
  if (viewer.is !== 'person') return viewer.is;
  return [viewer.id, viewer.standing, viewer.admin, viewer.scope].join(' ');
}
