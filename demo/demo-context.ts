import type { PersonViewer } from '../workplace/access/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';

export const dayInMs = 86_400_000;

/** Everyone in the demo, by handle. */
export type Cast = ReadonlyMap<string, PersonViewer>;

/** What the commands that make the demo need. */
export interface DemoContext {
  /** The workplace as it was that many days ago. */
  at(daysAgo: number): CommandContext;
  cast: Cast;
}

/** Lets commands run in the past. Nothing is indexed, mailed or pushed for what is made that way. */
export function travelInTime(context: CommandContext): DemoContext['at'] {
  const today = context.now().getTime();
  return (daysAgo) => ({
    ...context,
    now: () => new Date(Math.floor(today - daysAgo * dayInMs)),
    subscribers: [],
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
