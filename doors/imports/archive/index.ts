import { basename } from 'node:path';
import { importArchive } from '../../../workplace/archive/index.ts';
import type { ImportFormat } from '../../../workplace/imports/index.ts';
import { openFile } from '../../shared/source.ts';

export const archive: ImportFormat = {
  name: 'archive',
  description: "the program's own archive, as `export` writes it",
  run: async (workplace, viewer, path) =>
    importArchive(workplace, viewer, await openFile(path), { name: basename(path) }),
};
