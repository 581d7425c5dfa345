import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { explainWork, type WorkReasonView } from './reasons.ts';
import { type OfferedWork, suggestWorks, type WorksRequest } from './works.ts';

/** A work that somebody might gladly meet, and why. */
export interface ExplainedWork {
  work: OfferedWork;
  reason: WorkReasonView;
}

/** What `suggestWorks` finds, each with what led to it, as far as that can be told. */
export async function suggestExplainedWorks(
  context: QueryContext,
  viewer: Viewer,
  handle: string,
  request: WorksRequest,
): Promise<ExplainedWork[]> {
  const found = await suggestWorks(context, viewer, handle, request);
  if (viewer.kind !== 'person') return [];
  const reasons = await Promise.all(
    found.map(({ work, reason }) => explainWork(context, viewer, work.id, reason)),
  );
  return found.flatMap(({ work }, i) => (reasons[i] ? [{ work, reason: reasons[i] }] : []));
}
