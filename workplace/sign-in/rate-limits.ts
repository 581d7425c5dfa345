import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../refusal.ts';

/** Tries at signing in that failed, by e-mail address and by network address. */
export interface RateLimits {
  /** Throws `tooManyTries` when either has failed too often lately. */
  check(email: string, address: string): Promise<void>;
  failed(email: string, address: string): Promise<void>;
  succeeded(email: string): Promise<void>;
}

const minutes = 15;

/** Kept in the database, so that every process of the workplace counts the same. `pool` is a pg.Pool. */
export function makeRateLimits(pool: unknown): RateLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration: minutes * 60,
    });
  const byEmail = limiter('email', 8);
  const byAddress = limiter('address', 60);
  return {
    check: async (email, address) => {
      const [one, other] = await Promise.all([byEmail.get(email), byAddress.get(address)]);
      if (spent(one, byEmail.points) || spent(other, byAddress.points)) {
        throw new Refusal('tooMany', 'tooManyTries', {});
      }
    },
    failed: async (email, address) => {
      await Promise.all([count(byEmail, email), count(byAddress, address)]);
    },
    succeeded: async (email) => {
      await byEmail.delete(email);
    },
  };
}

function spent(result: RateLimiterRes | null, points: number): boolean {
  return result !== null && result.consumedPoints >= points;
}

/** One try too many is an expected answer here, not an error. */
async function count(limiter: RateLimiterPostgres, key: string): Promise<void> {
  await limiter.consume(key).catch((result: unknown) => {
    if (!(result instanceof RateLimiterRes)) throw result;
  });
}
