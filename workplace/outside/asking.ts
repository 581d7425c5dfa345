import type { Writing } from '../happenings/index.ts';

/** Notes that a page elsewhere is a source, so that it is fetched, once, after the commit. */
export async function askForPage(tx: Writing, url: string): Promise<void> {
  await tx.db
    .insertInto('outside_pages')
    .values({ url, asked_at: tx.now })
    .onConflict((on) => on.doNothing())
    .execute();
}
