import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface LoadRequest {
  url: string;
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  body?: string;
}

export interface LoadResult {
  /** Requests answered with 2xx, per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers other than 2xx, and requests without one. */
  failedCount: number;
}

/** Sends requests from a process of its own, so that measuring does not slow what is measured. */
export function runLoad(asked: LoadRequest): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'load-process.ts');
    const child = execFile(
      process.execPath,
      [script, JSON.stringify(asked)],
      { maxBuffer: 1e8 },
      (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout) as LoadResult)),
    );
    child.stderr?.pipe(process.stderr);
  });
}

/** The middle one of several runs, by rate. */
export function pickMedian(runs: LoadResult[]): LoadResult {
  const sorted = [...runs].sort((a, b) => a.rate - b.rate);
  return sorted[Math.floor(sorted.length / 2)]!;
}
