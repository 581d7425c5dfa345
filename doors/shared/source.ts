import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UnreadableFileError } from '../../workplace/transfer/imports/index.ts';

/** The bytes of a file; throws Unreadable where there is none to read. */
export async function openFile(path: string): Promise<AsyncIterable<Buffer>> {
  const kind = await getPathType(path);
  if (kind !== 'file')
    throw new UnreadableFileError(kind ? 'this is not a file.' : 'there is no such file.', {
      file: path,
    });
  return createReadStream(path, { highWaterMark: 1 << 16 });
}

/** What a path leads to, or null. */
export async function getPathType(path: string): Promise<'file' | 'folder' | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}
