import { inject } from 'vitest';
import { type CommandContext, eventNames } from '../workplace/kernel/index.ts';
import { makeSearchIndex, type SearchIndex } from '../workplace/search/index.ts';

/** The workplace with an index beside it that follows what is written; close it before the database. */
export async function withSearchIndex(
  context: CommandContext,
  database: string,
  { sentences = false } = {},
): Promise<{ context: CommandContext; searchIndex: SearchIndex }> {
  const searchIndex = makeSearchIndex({
    worker: new URL('../workplace/search/index/worker.ts', import.meta.url),
    address: { ...inject('server'), database },
    usesSentenceModel: sentences,
    log: (message, fields) => {
      throw new Error(`${message} ${JSON.stringify(fields)}`);
    },
  });
  await searchIndex.whenIdle();
  const follow = { name: 'search index', eventNames, run: searchIndex.handleChange };
  const subscribers = [...context.subscribers, follow];
  return { context: { ...context, subscribers, searchIndex }, searchIndex };
}
