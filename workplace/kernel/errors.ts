export type AppErrorCode =
  | 'notFound'
  | 'notAllowed'
  | 'notSignedIn'
  | 'conflict'
  | 'invalid'
  | 'tooLarge'
  | 'tooMany';

/**
 * An expected "no", thrown so that a transaction it crosses is rolled back; each door maps the
 * code once. `reason` names a message of the catalogue, `fields` the inputs it is about.
 * "Missing" and "forbidden" are both `notFound`: whoever may not see a thing learns nothing of it.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly reason: string;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: AppErrorCode, reason: string, fields: Record<string, string> = {}) {
    super(`${code}: ${reason}`);
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.fields = fields;
  }
}

export const notFound = (what = 'notFound'): AppError => new AppError('notFound', what);
export const notAllowed = (reason = 'notAllowed'): AppError => new AppError('notAllowed', reason);
/** As a whole, or by the fields that stand against what is here already. */
export const conflict = (reason: string | Record<string, string>): AppError =>
  typeof reason === 'string'
    ? new AppError('conflict', reason)
    : new AppError('conflict', Object.values(reason)[0] ?? 'conflict', reason);
/** One or more fields of the input that do not hold, each with the name of its message. */
export const invalid = (fields: Record<string, string>): AppError =>
  new AppError('invalid', Object.values(fields)[0] ?? 'invalid', fields);
