import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '../imports/index.ts';
import { MAX_LINE_BYTES } from './parse-record.ts';

/** A line that waits for its turn. */
export interface SpooledLine {
  line: number;
  text: string;
}

/** Lines sorted into heaps on disk, so that an archive of any size and order fits in memory. */
export interface Spool {
  add(heap: string, record: SpooledLine): Promise<void>;
  /** The lines of a heap in the order in which they came. */
  read(heap: string): AsyncGenerator<SpooledLine>;
  /** How many lines a heap has. */
  count(heap: string): number;
  close(): Promise<void>;
}

const FLUSH_SIZE = 1 << 20;

interface SpoolFile {
  file: FileHandle;
  waiting: string[];
  size: number;
  count: number;
}

/** A spool in a folder of its own that nobody else can read; `close` removes it. */
export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-import-'));
  const heaps = new Map<string, SpoolFile>();

  async function heapOf(name: string): Promise<SpoolFile> {
    const found = heaps.get(name);
    if (found) return found;
    const heap = {
      file: await open(join(folder, name), 'w', 0o600),
      waiting: [],
      size: 0,
      count: 0,
    };
    heaps.set(name, heap);
    return heap;
  }

  return {
    async add(name, { line, text }) {
      const heap = await heapOf(name);
      heap.waiting.push(`${line}\t${text}\n`);
      heap.size += text.length;
      heap.count += 1;
      if (heap.size >= FLUSH_SIZE) await flush(heap);
    },
    async *read(name) {
      const heap = heaps.get(name);
      if (!heap) return;
      await flush(heap);
      for await (const { text } of readLines(
        createReadStream(join(folder, name)),
        MAX_LINE_BYTES + 32,
      )) {
        const tab = text.indexOf('\t');
        yield { line: Number(text.slice(0, tab)), text: text.slice(tab + 1) };
      }
    },
    count: (name) => heaps.get(name)?.count ?? 0,
    async close() {
      for (const { file } of heaps.values()) await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function flush(heap: SpoolFile): Promise<void> {
  if (heap.waiting.length === 0) return;
  await heap.file.write(heap.waiting.join(''));
  heap.waiting = [];
  heap.size = 0;
}
