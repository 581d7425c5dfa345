import { composePush } from '../../workplace/push/index.ts';
import { isPerson } from './personas.ts';
import { queryOne, type Row } from './row.ts';

/** What goes out to devices, to whom it goes. */
export const pushRows: Row[] = [
  queryOne(
    'composePush',
    'entryWord',
    async ({ context, viewer }, { entryId }) =>
      isPerson(viewer) ? composePush(context, viewer, entryId) : null,
    { onlyPeople: true },
  ),
];
