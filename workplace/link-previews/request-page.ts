import type { Tx } from '../kernel/index.ts';

/** Notes that a page elsewhere is a source, so that it is fetched, once, after the commit. */
export async function requestPage(tx: Tx, url: string): Promise<void> {
  await tx.db
    .insertInto('outside_pages')
    .values({ url, asked_at: tx.now })
    .onConflict((on) => on.doNothing())
    .execute();
}
