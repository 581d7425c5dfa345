import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sayErrorReason } from '../../../messages/index.ts';
import type { ImportFormat } from '../../../workplace/transfer/imports/index.ts';
import { importPeople } from '../../../workplace/transfer/imports/index.ts';
import { openFile } from '../../shared/source.ts';

export const people: ImportFormat = {
  name: 'people',
  description: 'people and units, as CSV or NDJSON',
  async run(context, viewer, path, { makeUnits = false }) {
    const bytes = await buffer(await openFile(path));
    const file = { bytes, source: basename(path), makeUnits, explainReason: sayErrorReason };
    return (await importPeople(context, viewer, file)).report;
  },
};
