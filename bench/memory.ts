import { readdir, readFile } from 'node:fs/promises';

/**
 * Memory of a process and all its descendants, in MB: the sum of their proportional set sizes, so
 * that what PostgreSQL's processes share counts once. The embedded server is found by its data
 * folder; without one, the process alone is counted.
 */
export async function measureMemory(pid: number, dataDir: string | null): Promise<number> {
  const beside = dataDir
    ? [...(await listDescendants(pid)), ...(await listServerPids(dataDir))]
    : [];
  const pids = new Set([pid, ...beside]);
  let kilobytes = 0;
  for (const each of pids) kilobytes += await readPss(each);
  return kilobytes / 1024;
}

async function readPss(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

async function listServerPids(dataDir: string): Promise<number[]> {
  const text = await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8').catch(() => '');
  const postmaster = Number(text.split('\n')[0]);
  return postmaster ? [postmaster, ...(await listDescendants(postmaster))] : [];
}

async function listDescendants(pid: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (Number(/\) \S (\d+)/.exec(stat)?.[1]) === pid) found.push(Number(name));
  }
  const deeper = await Promise.all(found.map(listDescendants));
  return [...found, ...deeper.flat()];
}
