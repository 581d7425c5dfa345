import type { Viewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import { rewrite } from './commands.ts';
import { countEdits, findWording } from './merging.ts';
import { getUnwithdrawn, requireRewording } from './standing.ts';

/**
 * Makes an entry read as it once did (`number` counts wordings from 1). It is one more edit:
 * what is replaced stays in the history like everything before it.
 */
export async function restoreWording(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  number: number,
): Promise<{ id: string; slug: string }> {
  return write(workplace, async (tx) => {
    const standing = await getUnwithdrawn(tx, viewer, id, 'update');
    requireRewording(viewer, standing);
    const wording = await findWording(tx, id, number - 1);
    const present = await findWording(tx, id, await countEdits(tx, id));
    if (!wording || !present) throw notFound();
    return rewrite(tx, viewer, standing, present, wording);
  });
}
