import { basename } from 'node:path';
import { importArchive } from '../../../workplace/transfer/archive/index.ts';
import type { ImportFormat } from '../../../workplace/transfer/imports/index.ts';
import { openFile } from '../../shared/source.ts';

export const archive: ImportFormat = {
  name: 'archive',
  description: "the program's own archive, as `export` writes it",
  run: async (context, viewer, path) =>
    importArchive(context, viewer, await openFile(path), { name: basename(path) }),
};
