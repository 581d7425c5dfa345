import type { Database } from '../storage/index.ts';
import type { Finder } from '../workplace/discovery/index.ts';
import type { Reaction, Workplace } from '../workplace/happenings/index.ts';
import type { Reckoner } from '../workplace/wagers/worth/index.ts';

type Fail = Workplace['onReactionError'];

/** The workplace on a database, with the real clock. */
export function workplaceOn(
  db: Database,
  reactions: readonly Reaction[],
  fail: Fail,
  beside: { finder?: Finder; reckoner?: Reckoner } = {},
): Workplace {
  return { db, now: () => new Date(), reactions, onReactionError: fail, ...beside };
}
