export type RefusalCode =
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
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly reason: string;
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, reason: string, fields: Record<string, string> = {}) {
    super(`${code}: ${reason}`);
    this.name = 'Refusal';
    this.code = code;
    this.reason = reason;
    this.fields = fields;
  }
}

export const notFound = (what = 'notFound'): Refusal => new Refusal('notFound', what);
export const notAllowed = (reason = 'notAllowed'): Refusal => new Refusal('notAllowed', reason);
/** As a whole, or by the fields that stand against what is here already. */
export const conflict = (reason: string | Record<string, string>): Refusal =>
  typeof reason === 'string'
    ? new Refusal('conflict', reason)
    : new Refusal('conflict', Object.values(reason)[0] ?? 'conflict', reason);
/** One or more fields of the input that do not hold, each with the name of its message. */
export const invalid = (fields: Record<string, string>): Refusal =>
  new Refusal('invalid', Object.values(fields)[0] ?? 'invalid', fields);
