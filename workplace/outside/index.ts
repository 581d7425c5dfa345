import type { Reaction, Workplace } from '../happenings/index.ts';
import type { FetchPage } from './fetch-page.ts';
import { keepPage } from './keeping.ts';

export { type FetchPage, pageFetcher } from './fetch-page.ts';

/** Fetches the pages elsewhere that works have as their sources. */
export interface OutsidePages {
  /** Follows whatever may have named a page; part of the workplace's reactions. */
  readonly reaction: Reaction;
  /** Fetches those that were asked for and never came, as after a crash. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** One page after the other, each once: neither writers nor other hosts are to notice. */
export function outsidePages(workplace: Workplace, fetchPage: FetchPage): OutsidePages {
  const stopping = new AbortController();
  const { signal } = stopping;
  let again = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    try {
      while (again && !signal.aborted) {
        again = false;
        for (const url of await listWanted(workplace)) {
          const learnt = await fetchPage(url, signal);
          if (signal.aborted) return;
          await keepPage(workplace, url, learnt);
        }
      }
    } finally {
      running = null;
    }
  }

  function catchUp(): Promise<void> {
    again = true;
    running ??= work();
    return running;
  }

  return {
    reaction: { name: 'outside pages', to: ['entryPublished', 'linkAdded'], run: catchUp },
    catchUp,
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

async function listWanted({ db }: Workplace): Promise<string[]> {
  const rows = await db
    .selectFrom('outside_pages')
    .where('fetched_at', 'is', null)
    .where('problem', 'is', null)
    .orderBy('asked_at')
    .select('url')
    .execute();
  return rows.map(({ url }) => url);
}
