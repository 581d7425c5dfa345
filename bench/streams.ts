import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Opening {
  port: number;
  streams: { path: string; cookie: string }[];
}

export interface Arrivals {
  open: number;
  /** Streams that ended, which none should. */
  closed: number;
  /** In how many reads it was told who is here, since they were opened. */
  presences: number;
  /** Milliseconds from each happening to its arrival, one for each stream that it reached. */
  took: number[];
}

/** Open streams, held by a process of their own so that reading does not slow what is measured. */
export interface Streams {
  /** Forgets the happenings that arrived so far. */
  anew(): Promise<void>;
  tell(): Promise<Arrivals>;
  close(): void;
}

export async function openStreams(asked: Opening): Promise<Streams> {
  const script = join(import.meta.dirname, 'streams-process.ts');
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the streams ended');
    return value as string;
  };
  const say = (word: string) => {
    child.stdin.write(`${word}\n`);
    return next();
  };
  await say(JSON.stringify(asked));
  return {
    anew: async () => void (await say('anew')),
    tell: async () => JSON.parse(await say('tell')) as Arrivals,
    close: () => void child.kill(),
  };
}
