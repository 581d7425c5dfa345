import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Terminal } from './terminal.ts';

/**
 * Writes lines to a file that appears only when it is whole and on the disk, or to the terminal
 * (`-`). `mode` is for a new file; one that is there is replaced.
 */
export async function writeLines(
  lines: AsyncIterable<string>,
  path: string,
  terminal: Terminal,
  mode = 0o666,
): Promise<void> {
  if (path === '-') {
    await pipeline(Readable.from(lines), terminal.out, { end: false });
    return;
  }
  const part = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part, { mode, flags: 'wx' }));
    await syncToDisk(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw explainTargetError(error, path);
  }
}

/** Whoever asked for a file knows its name, not that of the part it grows in. */
function explainTargetError(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new Error(`No such folder: ${dirname(path)}`);
  return syscall ? Object.assign(error as Error, { path }) : error;
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
