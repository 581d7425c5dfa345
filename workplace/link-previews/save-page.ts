import { type CommandContext, write } from '../kernel/index.ts';

/** What was learnt of a page elsewhere, or why nothing was. */
export type FetchResult = { title: string | null; excerpt: string | null } | { problem: string };

/** Keeps what was learnt of a page; pages of entries that have it as a source show it from now on. */
export async function savePage(
  context: CommandContext,
  url: string,
  learnt: FetchResult,
): Promise<void> {
  await write(context, async (tx) => {
    const page =
      'problem' in learnt
        ? { problem: learnt.problem }
        : { ...learnt, fetched_at: tx.now, problem: null };
    await tx.db.updateTable('outside_pages').set(page).where('url', '=', url).execute();
    tx.emit({ name: 'externalPageFetched' });
  });
}
