import { type Workplace, write } from '../happenings/index.ts';

/** What was learnt of a page elsewhere, or why nothing was. */
export type Learnt = { title: string | null; excerpt: string | null } | { problem: string };

/** Keeps what was learnt of a page; pages of entries that have it as a source show it from now on. */
export async function keepPage(workplace: Workplace, url: string, learnt: Learnt): Promise<void> {
  await write(workplace, async (tx) => {
    const page =
      'problem' in learnt
        ? { problem: learnt.problem }
        : { ...learnt, fetched_at: tx.now, problem: null };
    await tx.db.updateTable('outside_pages').set(page).where('url', '=', url).execute();
    tx.happened({ name: 'outsidePageFetched' });
  });
}
