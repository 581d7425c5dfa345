import type { PersonViewer } from '../../../workplace/access/index.ts';
import { settleFlag } from '../../../workplace/lineage/index.ts';
import type { House } from '../house.ts';

/** A work has been changed because of this flag, if there was one. */
export async function settleChanged(
  house: House,
  viewer: PersonViewer,
  flag: string,
): Promise<void> {
  if (flag) await settleFlag(house.doorway.workplace, viewer, flag, { how: 'changed' });
}
