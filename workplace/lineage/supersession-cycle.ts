import { conflict } from '../kernel/index.ts';

/** What the database raises where a work would supersede what supersedes it. */
const cycleErrorCode = 'CP001';

/** Whether an error says that a chain of supersession would lead back to its beginning. */
export function isCycleError(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === cycleErrorCode
  );
}

/** Writes a link; a circle of supersession is refused. */
export async function rejectCycles<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isCycleError(error) ? conflict('supersessionCycle') : error;
  }
}
