import { newId } from '../storage/index.ts';
import { closeConversation } from '../workplace/comments/index.ts';
import { applyAction, editEntry, publishEntry } from '../workplace/entries/index.ts';
import { toDay, write } from '../workplace/kernel/index.ts';
import { createComments } from './create-comments.ts';
import { type DemoContext, dayInMs, withFile } from './demo-context.ts';
import type { DemoEntry } from './loader/entry.ts';

type EntryIds = Map<string, string>;

/** Publishes an entry and plays through all that followed. Its id is added to `ids`. */
export function createEntry(demo: DemoContext, entry: DemoEntry, ids: EntryIds): Promise<void> {
  return withFile(entry.file, async () => {
    const { space, kind, title, body, tags, buildsOn } = entry;
    const { id } = await publishEntry(demo.at(entry.daysAgo), demo.cast.get(entry.author)!, {
      space,
      kind,
      title,
      body,
      tags,
      buildsOn: buildsOn.map((key) => ids.get(key)!),
    });
    ids.set(entry.key, id);
    await createLinks(demo, entry, id, ids);
    await developBrief(demo, entry, id);
    await createComments(demo, entry, id);
    await closeEntry(demo, entry, id);
  });
}

/** What an entry departs from and what it supersedes. */
async function createLinks(
  { at, cast }: DemoContext,
  { daysAgo, author, departsFrom, supersedes }: DemoEntry,
  id: string,
  ids: EntryIds,
): Promise<void> {
  const targets = [
    { relation: 'departsFrom' as const, key: departsFrom?.entry, reason: departsFrom?.because },
    { relation: 'supersedes' as const, key: supersedes },
  ];
  const links = targets.flatMap(({ key, ...link }) => {
    if (key === undefined) return [];
    const created_by = cast.get(author)!.id;
    return { ...link, id: newId(), from_entry: id, to_entry: ids.get(key)!, created_by };
  });
  if (links.length === 0) return;
  await write(at(daysAgo), async (tx) => {
    const rows = links.map((link) => ({ ...link, created_at: tx.now }));
    await tx.db.insertInto('links').values(rows).execute();
  });
}

/** A brief is shared, edited by others, made a template, and confirmed until its next review. */
async function developBrief({ at, cast }: DemoContext, entry: DemoEntry, id: string) {
  const { daysAgo, brief, edits } = entry;
  const author = cast.get(entry.author)!;
  if (brief?.shared !== undefined) {
    await applyAction(at(daysAgo - brief.shared), author, id, 'status', { status: 'shared' });
  }
  if (brief?.template !== undefined) {
    await applyAction(at(daysAgo - brief.template), author, id, 'template', {});
  }
  for (const edit of edits) {
    await editEntry(at(daysAgo - edit.after), cast.get(edit.author)!, id, { body: edit.body });
  }
  if (!brief?.confirmed) return;
  const { by, after, reviewIn } = brief.confirmed;
  const then = at(daysAgo - after);
  const reviewBy = toDay('UTC', new Date(then.now().getTime() + reviewIn * dayInMs));
  await applyAction(then, cast.get(by)!, id, 'confirmation', { reviewBy });
}

async function closeEntry({ at, cast }: DemoContext, { daysAgo, closed }: DemoEntry, id: string) {
  if (!closed) return;
  const outcome = closed.body || undefined;
  await closeConversation(at(daysAgo - closed.after), cast.get(closed.author)!, id, { outcome });
}
