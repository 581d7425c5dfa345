import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface StreamsConfig {
  port: number;
  streams: { path: string; cookie: string }[];
}

export interface StreamStats {
  openCount: number;
  /** Streams that ended, which none should. */
  closedCount: number;
  /** In how many reads it was told who is here, since they were opened. */
  presenceCount: number;
  /** Milliseconds from each happening to its arrival, one for each stream that it reached. */
  delays: number[];
}

/** Open streams, held by a process of their own so that reading does not slow what is measured. */
export interface Streams {
  /** Forgets the happenings that arrived so far. */
  reset(): Promise<void>;
  getStats(): Promise<StreamStats>;
  close(): void;
}

export async function openStreams(config: StreamsConfig): Promise<Streams> {
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
  const send = (command: string) => {
    child.stdin.write(`${command}\n`);
    return next();
  };
  await send(JSON.stringify(config));
  return {
    reset: async () => void (await send('reset')),
    getStats: async () => JSON.parse(await send('stats')) as StreamStats,
    close: () => void child.kill(),
  };
}
