import type { CommandContext, Subscriber } from '../kernel/index.ts';
import type { FetchPage } from './fetch-page.ts';
import { savePage } from './save-page.ts';

export { createPageFetcher, type FetchPage } from './fetch-page.ts';

/** Fetches the pages elsewhere that works have as their sources. */
export interface ExternalPageFetcher {
  /** Follows whatever may have named a page; part of the workplace's reactions. */
  readonly subscriber: Subscriber;
  /** Fetches those that were asked for and never came, as after a crash. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** One page after the other, each once: neither writers nor other hosts are to notice. */
export function createExternalPageFetcher(
  context: CommandContext,
  fetchPage: FetchPage,
): ExternalPageFetcher {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isRequested = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    try {
      while (isRequested && !signal.aborted) {
        isRequested = false;
        for (const url of await listPendingUrls(context)) {
          const learnt = await fetchPage(url, signal);
          if (signal.aborted) return;
          await savePage(context, url, learnt);
        }
      }
    } finally {
      running = null;
    }
  }

  function catchUp(): Promise<void> {
    isRequested = true;
    running ??= work();
    return running;
  }

  return {
    subscriber: {
      name: 'external pages',
      eventNames: ['entryPublished', 'linkAdded'],
      run: catchUp,
    },
    catchUp,
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

async function listPendingUrls({ db }: CommandContext): Promise<string[]> {
  const rows = await db
    .selectFrom('outside_pages')
    .where('fetched_at', 'is', null)
    .where('problem', 'is', null)
    .orderBy('asked_at')
    .select('url')
    .execute();
  return rows.map(({ url }) => url);
}

export {
  createFixedLookup,
  internet,
  type Network,
  PageFetchError,
  resolveAddress,
} from './network.ts';
export { requestPage } from './request-page.ts';
