import { basename } from 'node:path';
import {
  type ImportedWork,
  type ImportFormat,
  importWorks,
  Unreadable,
} from '../../../workplace/imports/index.ts';
import { openFile } from '../../shared/source.ts';
import { readBlocks } from './blocks.ts';
import { type Memory, worksOf } from './works.ts';

export const movableType: ImportFormat = {
  name: 'movable-type',
  description: 'a text export of Movable Type or TypePad',
  async run(workplace, viewer, path, options) {
    const source = await openFile(path);
    const name = basename(path)
      .replace(/\.[a-z]+$/i, '')
      .replace(/\.mt$/i, '');
    const works = readWorks(source, `movable-type:${options.space ?? name}`);
    return importWorks(workplace, viewer, {
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
  const memory: Memory = { prefix, authors: new Set(), origins: new Map() };
  for await (const block of readBlocks(source)) yield* worksOf(block, memory);
  if (memory.origins.size === 0 && memory.authors.size === 0) {
    throw new Unreadable('there is no published entry in this file.');
  }
}
