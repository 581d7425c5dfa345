import type { Viewer } from '../access/index.ts';
import { getActiveEntryAccess, requireEditableText } from '../access/index.ts';
import { type CommandContext, notFound, write } from '../kernel/index.ts';
import { rewriteEntry } from './commands.ts';
import { countEdits, findRevision } from './merge-revisions.ts';

/**
 * Makes an entry read as it once did (`number` counts versions from 1). It is one more edit:
 * what is replaced stays in the history like everything before it.
 */
export async function restoreRevision(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  number: number,
): Promise<{ id: string; slug: string }> {
  return write(context, async (tx) => {
    const access = await getActiveEntryAccess(tx, viewer, id, 'update');
    requireEditableText(viewer, access);
    const revision = await findRevision(tx, id, number - 1);
    const present = await findRevision(tx, id, await countEdits(tx, id));
    if (!revision || !present) throw notFound();
    return rewriteEntry(tx, viewer, access, present, revision);
  });
}
