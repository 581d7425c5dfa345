import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../refusal.ts';

/** How many comments somebody makes by mail. */
export interface MailLimits {
  /** Counts one; throws `tooManyMails` when there were too many lately. */
  answered(personId: string): Promise<void>;
}

const mostMeanwhile = 30;
const seconds = 15 * 60;

/** Kept in the database, so that every process counts the same. `pool` is a pg.Pool. */
export function makeMailLimits(pool: unknown): MailLimits {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'mail',
    points: mostMeanwhile,
    duration: seconds,
  });
  return {
    answered: async (personId) => {
      await limiter.consume(personId).catch((result: unknown) => {
        if (result instanceof RateLimiterRes) throw new Refusal('tooMany', 'tooManyMails');
        throw result;
      });
    },
  };
}
