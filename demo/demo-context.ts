import type { PersonViewer } from '../workplace/access/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';

export const dayInMs = 86_400_000;

/** Everyone in the demo, by handle. */
export type Cast = ReadonlyMap<string, PersonViewer>;

/** What the commands that make the demo need. */
export interface DemoContext {
  /** The workplace as it was that many days ago. */
  at(daysAgo: number): Workplace;
  cast: Cast;
}

/** Lets commands run in the past. Nothing is indexed, mailed or pushed for what is made that way. */
export function travelInTime(workplace: Workplace): DemoContext['at'] {
  const today = workplace.now().getTime();
  return (daysAgo) => ({
    ...workplace,
    now: () => new Date(Math.floor(today - daysAgo * dayInMs)),
    reactions: [],
  });
}

/** Runs the commands that a file of content asks for; a failure names that file. */
export async function withFile(file: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    throw new Error(`${file}:`, { cause });
  }
}
