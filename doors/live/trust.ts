import type { Viewer } from '../../workplace/access/index.ts';
import { getStanding } from '../../workplace/entries/standing.ts';
import { Refusal } from '../../workplace/refusal.ts';
import { beliefIn } from '../shared/belief.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Identity, identityOf, shown } from '../shared/identify.ts';

/** Whether whoever opened a stream is who they were and may still hear of it; null is no entry. */
export type Trust = (asking: Asking) => Promise<boolean>;

export interface Asking {
  headers: Headers;
  /** Who they were when they came. */
  viewer: Viewer;
  entryId: string | null;
}

/** Longest that an answer is believed, in ms, for what no happening tells of. */
const believed = 5000;

/**
 * A session, a token, a membership may end while a page is open, so who asks is asked anew: after
 * every happening that may change access, and every few seconds. While people merely talk, the
 * answer holds for all the tabs of one sign-in. See docs/decisions/0023-live.md.
 */
export function trustIn(doorway: Doorway): Trust {
  const live = { moment: doorway.live.accessMoment };
  const known = beliefIn<Identity | null>(live, believed);
  const seen = beliefIn<boolean>(live, believed);
  return async ({ headers, viewer, entryId }) => {
    const who = shown(headers);
    const identity = await known.get(who, () => identityOf(doorway, headers));
    if (!identity || nameOf(identity.viewer) !== nameOf(viewer)) return false;
    if (!entryId) return true;
    return seen.get(`${who}\n${entryId}`, () => sees(doorway, identity.viewer, entryId));
  };
}

/** Of a viewer, what decides how they are told: somebody else, or a guest now, begins anew. */
function nameOf(viewer: Viewer): string {
  return viewer.is === 'person' ? `${viewer.id} ${viewer.standing}` : viewer.is;
}

async function sees({ workplace }: Doorway, viewer: Viewer, entryId: string): Promise<boolean> {
  try {
    await getStanding(workplace, viewer, entryId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
