import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sayRefusal } from '../../../messages/index.ts';
import type { ImportFormat } from '../../../workplace/imports/index.ts';
import { importPeople } from '../../../workplace/imports/people/index.ts';
import { openFile } from '../../shared/source.ts';

export const people: ImportFormat = {
  name: 'people',
  description: 'people and units, as CSV or NDJSON',
  async run(workplace, viewer, path, { makeUnits = false }) {
    const bytes = await buffer(await openFile(path));
    const file = { bytes, source: basename(path), makeUnits, say: sayRefusal };
    return (await importPeople(workplace, viewer, file)).report;
  },
};
