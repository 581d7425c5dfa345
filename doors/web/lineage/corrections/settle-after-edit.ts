import type { PersonViewer } from '../../../../workplace/access/index.ts';
import { settleFlag } from '../../../../workplace/lineage/index.ts';
import type { WebContext } from '../../web-context.ts';

/** A work has been changed because of this flag, if there was one. */
export async function settleFlagAfterEdit(
  web: WebContext,
  viewer: PersonViewer,
  flag: string,
): Promise<void> {
  if (flag) await settleFlag(web.door.context, viewer, flag, { how: 'changed' });
}
