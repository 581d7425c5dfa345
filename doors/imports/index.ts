import type { ImportFormat } from '../../workplace/transfer/imports/index.ts';
import { archive } from './archive/index.ts';
import { movableType } from './movable-type/index.ts';
import { people } from './people/index.ts';
import { stackExchange } from './stack-exchange/index.ts';

/** What can be imported, by the name that `import` takes. */
export const importFormats: Readonly<Record<string, ImportFormat>> = {
  [archive.name]: archive,
  [movableType.name]: movableType,
  [people.name]: people,
  [stackExchange.name]: stackExchange,
};
