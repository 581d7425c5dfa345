import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Program, runProgram } from '../test/program.ts';
import { finding } from './finding.ts';
import { memoryOf } from './footprint.ts';
import { type BenchHouse, furnish, startReference } from './house.ts';
import { line } from './line.ts';
import { lineage } from './lineage.ts';
import { live } from './live.ts';
import { load, type Measured, median } from './load.ts';
import { suggestions } from './suggestions.ts';
import { worth } from './worth.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

const shown = (m: Measured): string =>
  `${m.rate.toFixed(0)}/s, p50 ${m.p50} ms, p99 ${m.p99} ms${m.failed ? `, ${m.failed} failed` : ''}`;

async function pages(house: BenchHouse): Promise<void> {
  const page = Buffer.from(await (await fetch(house.page)).arrayBuffer());
  const reference = await startReference(page);
  const at = { connections: 16, seconds };
  const runs: Record<'bare' | 'out' | 'in', Measured[]> = { bare: [], out: [], in: [] };
  await load({ ...at, url: house.page, seconds: 2 });
  // Interleaved, since these machines are noisy.
  for (let round = 0; round < rounds; round += 1) {
    runs.bare.push(await load({ ...at, url: reference.url }));
    runs.out.push(await load({ ...at, url: house.page }));
    runs.in.push(await load({ ...at, url: house.page, headers: { cookie: house.cookie } }));
  }
  reference.stop();
  const bare = median(runs.bare);
  const [out, signedIn] = [median(runs.out), median(runs.in)];
  line('a bare node:http server, same bytes', shown(bare), 'the reference', true);
  promised('50-comment page, signed out', out, bare, 1 / 5);
  promised('50-comment page, signed in', signedIn, bare, 1 / 12);
  weigh('its size, signed out', page);
  const own = await fetch(house.page, { headers: { cookie: house.cookie } });
  weigh('its size, signed in as its steward', Buffer.from(await own.arrayBuffer()));
}

function weigh(name: string, page: Buffer): void {
  const size = page.length / 1000;
  line(name, `${size.toFixed(1)} kB`, 'at most 60 kB', size <= 60);
}

function promised(name: string, run: Measured, bare: Measured, least: number): void {
  const ratio = run.rate / bare.rate;
  const share = `1/${(1 / ratio).toFixed(1)} of bare`;
  const kept = ratio >= least && run.failed === 0;
  line(name, shown(run), `${share}; at least 1/${1 / least}`, kept);
}

async function scripts(program: Program, house: BenchHouse): Promise<void> {
  const html = await (await fetch(house.page, { headers: { cookie: house.cookie } })).text();
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
  line('its JavaScript, gzip', `${(bytes / 1000).toFixed(1)} kB`, 'at most 25 kB', bytes <= 25_000);
}

async function comments(program: Program, house: BenchHouse): Promise<void> {
  const url = `${program.address}/api/v1/entries/${house.entry}/comments`;
  const body = JSON.stringify({
    body: 'We rinsed the vent on Tuesday, and the *numbers* agree with the pole again.',
  });
  const headers = { authorization: `Bearer ${house.token}`, 'content-type': 'application/json' };
  const posting = { url, connections: 8, method: 'POST', body, headers } as const;
  // The program compiles what it does often; after some seconds it goes as fast as it will all day.
  await load({ ...posting, seconds: 8 });
  const runs: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await load({ ...posting, seconds }));
  const run = median(runs);
  line('comments through the API, 8 clients', shown(run), 'at least 500/s', run.rate >= 500);
}

async function coldStart(program: Program): Promise<void> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  const ms = performance.now() - start;
  line('cold start of an existing workplace', `${ms.toFixed(0)} ms`, 'at most 2 s', ms <= 2000);
}

async function idle(program: Program): Promise<void> {
  await pause(5000);
  const megabytes = await memoryOf(program.pid, program.dataDir);
  line(
    'memory when idle, all processes',
    `${megabytes.toFixed(0)} MB`,
    'at most 300 MB',
    megabytes <= 300,
  );
}

async function house(): Promise<void> {
  const program = await runProgram();
  try {
    const furnished = await furnish(program);
    await pages(furnished);
    await scripts(program, furnished);
    await comments(program, furnished);
    await coldStart(program);
    await idle(program);
  } finally {
    await program.close();
  }
}

/** `npm run bench` measures everything, `npm run bench -- lineage` one part. */
const all = { house, lineage, finding, live, suggestions, worth };
const parts: Record<string, () => Promise<void>> = all;
const chosen = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await measure();
}
