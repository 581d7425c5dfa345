import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Program, runProgram } from '../test/program.ts';
import { type BenchApp, seedApp, startReference } from './bench-app.ts';
import { benchLineage } from './lineage.ts';
import { benchLive } from './live.ts';
import { type LoadResult, pickMedian, runLoad } from './load.ts';
import { measureMemory } from './memory.ts';
import { printLine } from './print-line.ts';
import { benchSearch } from './search.ts';
import { benchSuggestions } from './suggestions.ts';
import { benchValueModel } from './value-model.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const renderResult = (m: LoadResult): string =>
  `${m.rate.toFixed(0)}/s, p50 ${m.p50} ms, p99 ${m.p99} ms${m.failedCount ? `, ${m.failedCount} failed` : ''}`;

async function measurePages(app: BenchApp): Promise<void> {
  const page = Buffer.from(await (await fetch(app.pageUrl)).arrayBuffer());
  const reference = await startReference(page);
  const at = { connections: 16, seconds: SECONDS };
  const runs: Record<'bare' | 'out' | 'in', LoadResult[]> = { bare: [], out: [], in: [] };
  await runLoad({ ...at, url: app.pageUrl, seconds: 2 });
  // Interleaved, since these machines are noisy.
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.bare.push(await runLoad({ ...at, url: reference.url }));
    runs.out.push(await runLoad({ ...at, url: app.pageUrl }));
    runs.in.push(await runLoad({ ...at, url: app.pageUrl, headers: { cookie: app.cookie } }));
  }
  reference.stop();
  const bare = pickMedian(runs.bare);
  const [out, signedIn] = [pickMedian(runs.out), pickMedian(runs.in)];
  printLine('a bare node:http server, same bytes', renderResult(bare), 'the reference', true);
  reportRatio('50-comment page, signed out', out, bare, 1 / 5);
  reportRatio('50-comment page, signed in', signedIn, bare, 1 / 12);
  reportSize('its size, signed out', page);
  const own = await fetch(app.pageUrl, { headers: { cookie: app.cookie } });
  reportSize('its size, signed in as its steward', Buffer.from(await own.arrayBuffer()));
}

function reportSize(name: string, page: Buffer): void {
  const size = page.length / 1000;
  printLine(name, `${size.toFixed(1)} kB`, 'at most 60 kB', size <= 60);
}

function reportRatio(name: string, run: LoadResult, bare: LoadResult, least: number): void {
  const ratio = run.rate / bare.rate;
  const share = `1/${(1 / ratio).toFixed(1)} of bare`;
  const kept = ratio >= least && run.failedCount === 0;
  printLine(name, renderResult(run), `${share}; at least 1/${1 / least}`, kept);
}

async function measureScripts(program: Program, app: BenchApp): Promise<void> {
  const html = await (await fetch(app.pageUrl, { headers: { cookie: app.cookie } })).text();
  const seen = new Set<string>();
  const queue = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1]!);
  let bytes = 0;
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const source = await (await fetch(new URL(path, program.address))).text();
    bytes += gzipSync(source).length;
    for (const match of source.matchAll(/(?:from|import)\s*\(?["'`]([^"'`]+\.js)["'`]/g)) {
      queue.push(new URL(match[1]!, new URL(path, program.address)).pathname);
    }
  }
  printLine(
    'its JavaScript, gzip',
    `${(bytes / 1000).toFixed(1)} kB`,
    'at most 25 kB',
    bytes <= 25_000,
  );
}

async function measureComments(program: Program, app: BenchApp): Promise<void> {
  const url = `${program.address}/api/v1/entries/${app.entryId}/comments`;
  const body = JSON.stringify({
    body: 'We rinsed the vent on Tuesday, and the *numbers* agree with the pole again.',
  });
  const headers = { authorization: `Bearer ${app.token}`, 'content-type': 'application/json' };
  const posting = { url, connections: 8, method: 'POST', body, headers } as const;
  // The program compiles what it does often; after some seconds it goes as fast as it will all day.
  await runLoad({ ...posting, seconds: 8 });
  const runs: LoadResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    runs.push(await runLoad({ ...posting, seconds: SECONDS }));
  const run = pickMedian(runs);
  printLine(
    'comments through the API, 8 clients',
    renderResult(run),
    'at least 500/s',
    run.rate >= 500,
  );
}

async function measureColdStart(program: Program): Promise<void> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  const ms = performance.now() - start;
  printLine(
    'cold start of an existing workplace',
    `${ms.toFixed(0)} ms`,
    'at most 2 s',
    ms <= 2000,
  );
}

async function measureIdleMemory(program: Program): Promise<void> {
  await pause(5000);
  const megabytes = await measureMemory(program.pid, program.dataDir);
  printLine(
    'memory when idle, all processes',
    `${megabytes.toFixed(0)} MB`,
    'at most 300 MB',
    megabytes <= 300,
  );
}

async function benchApp(): Promise<void> {
  const program = await runProgram();
  try {
    const app = await seedApp(program);
    await measurePages(app);
    await measureScripts(program, app);
    await measureComments(program, app);
    await measureColdStart(program);
    await measureIdleMemory(program);
  } finally {
    await program.close();
  }
}

/** `npm run bench` measures everything, `npm run bench -- lineage` one part. */
const parts: Record<string, () => Promise<void>> = {
  app: benchApp,
  lineage: benchLineage,
  search: benchSearch,
  live: benchLive,
  suggestions: benchSuggestions,
  'value-model': benchValueModel,
};
const chosen = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await measure();
}
