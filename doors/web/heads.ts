import type { Viewer } from '../../workplace/access/index.ts';
import { type EntryHead, getEntryHead } from '../../workplace/entries/index.ts';
import type { Doorway } from '../shared/doorway.ts';

/** Heads of entries, which decide whether and how their pages are shown. */
export interface Heads {
  get(viewer: Viewer, id: string): Promise<EntryHead>;
  /** Lets go of what somebody sees of an entry (of all, without one): their marks or drafts changed. */
  forget(viewer: Viewer, id?: string): void;
}

const mostKept = 5000;
/** Longest that a head is believed: a draft or a mark from another process shows after this. */
const believed = 1000;

/**
 * A head is asked for again as soon as anything has happened in the workplace, whatever it was:
 * one number is compared, and no rule has to say which pages a change may touch. Most readers
 * come between two writes, and then the database need not be asked again.
 */
export function headsOf({ workplace, live }: Doorway): Heads {
  let kept = new Map<string, { head: Promise<EntryHead>; at: number }>();
  let moment: number | null = null;
  return {
    get(viewer, id) {
      const now = live.moment();
      if (now === null) return getEntryHead(workplace, viewer, id);
      if (now !== moment || kept.size > mostKept) {
        moment = now;
        kept = new Map();
      }
      const key = `${whoIs(viewer)} ${id}`;
      const known = kept.get(key);
      if (known && performance.now() - known.at < believed) return known.head;
      const head = getEntryHead(workplace, viewer, id);
      kept.set(key, { head, at: performance.now() });
      const shelf = kept;
      head.catch(() => shelf.delete(key));
      return head;
    },
    forget(viewer, id) {
      const start = `${whoIs(viewer)} `;
      if (id) kept.delete(start + id);
      else for (const key of kept.keys()) if (key.startsWith(start)) kept.delete(key);
    },
  };
}

/** All of the viewer that the access rule goes by. */
function whoIs(viewer: Viewer): string {
  if (viewer.is !== 'person') return viewer.is;
  return [viewer.id, viewer.standing, viewer.admin, viewer.scope].join(' ');
}
