import type { Viewer } from '../../workplace/access/index.ts';
import { getEntryAccess } from '../../workplace/access/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { findIdentity, getCredentialKey, type Identity } from '../shared/identify.ts';
import { createRevisionCache } from '../shared/revision-cache.ts';

/** Whether whoever opened a stream is who they were and may still hear of it; null is no entry. */
export type StreamAccessCheck = (asking: StreamOwner) => Promise<boolean>;

export interface StreamOwner {
  headers: Headers;
  /** Who they were when they came. */
  viewer: Viewer;
  entryId: string | null;
}

/** Longest that an answer is believed, in ms, for what no event reports. */
const CACHE_TTL_MS = 5000;

/**
 * A session, a token, a membership may end while a page is open, so who asks is asked anew: after
 * every event that may change access, and every few seconds. While people merely talk, the
 * answer holds for all the tabs of one sign-in. See docs/decisions/0023-live.md.
 */
export function createStreamAccessCheck(doorContext: DoorContext): StreamAccessCheck {
  const live = { revision: doorContext.live.accessRevision };
  const known = createRevisionCache<Identity | null>(live, CACHE_TTL_MS);
  const seen = createRevisionCache<boolean>(live, CACHE_TTL_MS);
  return async ({ headers, viewer, entryId }) => {
    const who = getCredentialKey(headers);
    const identity = await known.get(who, () => findIdentity(doorContext, headers));
    if (!identity || toViewerKey(identity.viewer) !== toViewerKey(viewer)) return false;
    if (!entryId) return true;
    return seen.get(`${who}\n${entryId}`, () => canSeeEntry(doorContext, identity.viewer, entryId));
  };
}

/** Of a viewer, what decides how they are told: somebody else, or a guest now, begins anew. */
function toViewerKey(viewer: Viewer): string {
  return viewer.kind === 'person' ? `${viewer.id} ${viewer.membership}` : viewer.kind;
}

async function canSeeEntry(
  { context }: DoorContext,
  viewer: Viewer,
  entryId: string,
): Promise<boolean> {
  try {
    await getEntryAccess(context, viewer, entryId);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
