import { basename } from 'node:path';
import {
  type ImportedWork,
  type ImportFormat,
  importWorks,
  UnreadableFileError,
} from '../../../workplace/transfer/imports/index.ts';
import { openFile } from '../../shared/source.ts';
import { readBlocks } from './entry-blocks.ts';
import { type ImportMemory, readEntryWorks } from './works.ts';

export const movableType: ImportFormat = {
  name: 'movable-type',
  description: 'a text export of Movable Type or TypePad',
  async run(context, viewer, path, options) {
    const source = await openFile(path);
    const name = basename(path)
      .replace(/\.[a-z]+$/i, '')
      .replace(/\.mt$/i, '');
    const works = readWorks(source, `movable-type:${options.space ?? name}`);
    return importWorks(context, viewer, {
      format: 'movable-type',
      source: basename(path),
      name,
      options,
      works,
    });
  },
};

/** The works of a file, for an import whose origins begin with `prefix`. */
export async function* readWorks(
  source: AsyncIterable<Buffer>,
  prefix: string,
): AsyncGenerator<ImportedWork> {
  const memory: ImportMemory = { prefix, authors: new Set(), origins: new Map() };
  for await (const block of readBlocks(source)) yield* readEntryWorks(block, memory);
  if (memory.origins.size === 0 && memory.authors.size === 0) {
    throw new UnreadableFileError('there is no published entry in this file.');
  }
}
