import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppErrorCode } from '../../workplace/kernel/index.ts';

/** The one place where refusals become HTTP. */
export const httpStatusByCode: Record<AppErrorCode, ContentfulStatusCode> = {
  notFound: 404,
  notAllowed: 403,
  notSignedIn: 401,
  conflict: 409,
  invalid: 422,
  tooLarge: 413,
  tooMany: 429,
};
