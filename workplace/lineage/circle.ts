import { conflict } from '../refusal.ts';

/** What the database raises where a work would supersede what supersedes it. */
const circle = 'CP001';

/** Whether an error says that a chain of supersession would lead back to its beginning. */
export function isCircle(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === circle;
}

/** Writes a link; a circle of supersession is refused. */
export async function refusingCircles<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isCircle(error) ? conflict('supersessionCircle') : error;
  }
}
