import type { Database } from '../storage/index.ts';
import type { CommandContext, Subscriber } from '../workplace/kernel/index.ts';
import type { SearchIndex } from '../workplace/search/index.ts';
import type { Calculator } from '../workplace/wagers/value-model/index.ts';

type SubscriberErrorHandler = CommandContext['onSubscriberError'];

/** The workplace on a database, with the real clock. */
export function createCommandContext(
  db: Database,
  subscribers: readonly Subscriber[],
  onSubscriberError: SubscriberErrorHandler,
  services: { searchIndex?: SearchIndex; calculator?: Calculator } = {},
): CommandContext {
  return { db, now: () => new Date(), subscribers, onSubscriberError, ...services };
}
