/** What a part of a run came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Part extends Tally {
  name: string;
  seconds: number;
}

/** Runs a part of the run and takes its time. */
export async function runPart(name: string, run: () => Promise<Tally>): Promise<Part> {
  const start = performance.now();
  const tally = await run();
  return { name, seconds: (performance.now() - start) / 1000, ...tally };
}

/** Prints how long each part took and, as the last line, what all came to; sets the exit code. */
export function report(parts: Part[]): void {
  const width = Math.max(...parts.map(({ name }) => name.length));
  console.log();
  for (const { name, seconds, failed } of parts) {
    const mark = failed > 0 ? '  failed' : '';
    console.log(`${name.padEnd(width)}  ${String(Math.round(seconds)).padStart(4)} s${mark}`);
  }
  const sum = (count: keyof Tally) => parts.reduce((total, part) => total + part[count], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

/** What was done before this program began, as the shell that started it knows. */
export function preparation(): Part {
  const startedAt = Number(process.env.STARTED_AT);
  const seconds = startedAt ? Date.now() / 1000 - startedAt : 0;
  return { name: 'installation and build', seconds, passed: 0, failed: 0, skipped: 0 };
}
