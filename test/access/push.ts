import { composePush } from '../../workplace/push/index.ts';
import type { Row } from './asking.ts';
import { isPerson } from './seers.ts';

/** What goes out to devices, to whom it goes. */
export const pushRows: Row[] = [
  {
    ...{ name: 'composePush', shows: 'entryWord', about: 'one', persons: true },
    ask: async ({ workplace, viewer }, { entryId }) =>
      isPerson(viewer) ? composePush(workplace, viewer, entryId) : null,
  },
];
