import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { type WorkReason, workReasonOf } from './reasons.ts';
import { type AskedWorks, type OfferedWork, suggestWorks } from './works.ts';

/** A work that somebody might gladly meet, and why. */
export interface ReasonedWork {
  work: OfferedWork;
  reason: WorkReason;
}

/** What `suggestWorks` finds, each with what led to it, as far as that can be told. */
export async function suggestReasonedWorks(
  reading: Reading,
  viewer: Viewer,
  handle: string,
  asked: AskedWorks,
): Promise<ReasonedWork[]> {
  const found = await suggestWorks(reading, viewer, handle, asked);
  if (viewer.is !== 'person') return [];
  const reasons = await Promise.all(
    found.map(({ work, ground }) => workReasonOf(reading, viewer, work.id, ground)),
  );
  return found.flatMap(({ work }, i) => (reasons[i] ? [{ work, reason: reasons[i] }] : []));
}
