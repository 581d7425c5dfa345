import { isId, newId } from '../../storage/index.ts';
import { personId, type Viewer, visibleTo } from '../access/index.ts';
import type { Writing } from '../happenings/index.ts';
import { invalid } from '../refusal.ts';
import { safeUrl } from '../text/bounds.ts';
import type { Place } from '../works/body.ts';

/**
 * Records what a work builds on. A source is an entry's id, the address of its page, or an
 * outside page; one that the writer may not see is as unknown as one that does not exist.
 */
export async function recordSources(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  sources: readonly string[],
): Promise<void> {
  for (const source of new Set(sources)) {
    const target = await targetOf(tx, viewer, source.trim());
    await tx.db
      .insertInto('links')
      .values({
        id: newId(),
        from_entry: place.entryId,
        from_comment: place.commentId,
        to_entry: target.entry,
        to_url: target.url,
        relation: 'buildsOn',
        created_by: personId(viewer),
        created_at: tx.now,
      })
      .execute();
  }
}

async function targetOf(tx: Writing, viewer: Viewer, source: string) {
  const id = isId(source) ? source : /\/entries\/([0-9a-f-]{36})(?:[/?#]|$)/.exec(source)?.[1];
  if (isId(id)) {
    const entry = await tx.db
      .selectFrom('entries')
      .innerJoin('spaces', 'spaces.id', 'entries.space_id')
      .where('entries.id', '=', id)
      .where(visibleTo(viewer))
      .select('entries.id')
      .executeTakeFirst();
    if (entry) return { entry: entry.id, url: null };
  }
  const url = isId(source) ? null : safeUrl(source);
  if (!url) throw invalid({ buildsOn: 'sourceUnknown' });
  return { entry: null, url };
}
