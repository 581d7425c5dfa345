import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { RefusalCode } from '../../workplace/refusal.ts';

/** The one place where refusals become HTTP. */
export const statusOf: Record<RefusalCode, ContentfulStatusCode> = {
  notFound: 404,
  notAllowed: 403,
  notSignedIn: 401,
  conflict: 409,
  invalid: 422,
  tooLarge: 413,
  tooMany: 429,
};
