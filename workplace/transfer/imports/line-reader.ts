import { UnreadableFileError } from './unreadable-file-error.ts';

export interface SourceLine {
  /** From 1. */
  number: number;
  /** Without its end (`\n` or `\r\n`). */
  text: string;
  /** False for a last line that nothing ends. */
  isTerminated: boolean;
}

type ByteSource = AsyncIterable<Buffer | Uint8Array | string>;

/**
 * The lines of a UTF-8 source, holding one at a time. Throws Unreadable at a line longer than
 * `most` bytes and at bytes that are not UTF-8. A byte order mark at the start is dropped.
 */
export async function* readLines(source: ByteSource, most: number): AsyncGenerator<SourceLine> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of source) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : toBuffer(chunk);
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      requireLineSize(size + end, most, number);
      yield {
        number,
        text: decodeLine([...parts, rest.subarray(0, end)], number),
        isTerminated: true,
      };
      rest = rest.subarray(end + 1);
      parts = [];
      size = 0;
      number += 1;
    }
    size += rest.length;
    requireLineSize(size, most, number);
    if (rest.length > 0) parts.push(rest);
  }
  if (size > 0) yield { number, text: decodeLine(parts, number), isTerminated: false };
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function requireLineSize(size: number, most: number, line: number): void {
  if (size <= most) return;
  throw new UnreadableFileError(`it is longer than ${Math.floor(most / 2 ** 20)} MiB.`, { line });
}

function decodeLine(parts: Buffer[], line: number): string {
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  try {
    // Made anew each time: a decoder that threw keeps its state. Only line 1 may start with a mark.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: line > 1 }).decode(bytes);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  } catch {
    throw new UnreadableFileError('it is not UTF-8 text; save the file as UTF-8 first.', { line });
  }
}
