import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../kernel/index.ts';

/** How many comments somebody makes by mail. */
export interface ReplyRateLimit {
  /** Counts one; throws `tooManyMails` when there were too many lately. */
  countReply(personId: string): Promise<void>;
}

const MAX_REPLIES = 30;
const WINDOW_SECONDS = 15 * 60;

/** Kept in the database, so that every process counts the same. `pool` is a pg.Pool. */
export function makeReplyRateLimit(pool: unknown): ReplyRateLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'mail',
    points: MAX_REPLIES,
    duration: WINDOW_SECONDS,
  });
  return {
    countReply: async (personId) => {
      await limiter.consume(personId).catch((result: unknown) => {
        if (result instanceof RateLimiterRes) throw new AppError('tooMany', 'tooManyMails');
        throw result;
      });
    },
  };
}
