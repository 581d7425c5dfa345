import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../kernel/index.ts';

/** Tries at signing in, by e-mail address and by network address. */
export interface RateLimits {
  /** Counts a try before it is made; throws `tooManyTries` when there were too many lately. */
  countAttempt(email: string, address: string): Promise<void>;
  /** The try was right, so it and those before it at this e-mail address count no longer. */
  clearAttempts(email: string, address: string): Promise<void>;
}

const WINDOW_MINUTES = 15;

/** Kept in the database, so that every process of the workplace counts the same. `pool` is a pg.Pool. */
export function createRateLimits(pool: unknown): RateLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration: WINDOW_MINUTES * 60,
    });
  const byEmail = limiter('email', 8);
  const byAddress = limiter('address', 60);
  return {
    // Counted first and looked at afterwards: of a hundred tries at once, each sees its own number.
    countAttempt: async (email, address) => {
      await consumePoint(byEmail, toRateLimitKey(email));
      await consumePoint(byAddress, address);
    },
    clearAttempts: async (email, address) => {
      await Promise.all([byEmail.delete(toRateLimitKey(email)), byAddress.reward(address)]);
    },
  };
}

/** Whatever is typed as an address, of any length, becomes a key that the database takes. */
function toRateLimitKey(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}

/** The limiter rejects with its count when there was one try too many, and else with an error. */
async function consumePoint(limiter: RateLimiterPostgres, key: string): Promise<void> {
  await limiter.consume(key).catch((result: unknown) => {
    if (result instanceof RateLimiterRes) throw new AppError('tooMany', 'tooManyTries');
    throw result;
  });
}
